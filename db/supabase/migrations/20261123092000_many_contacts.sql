-- Several contacts at once: changed together, found to be the same, made one.

-- Null leaves a column as it is. Tags are compared without case. Answers how many contacts really changed, and the
-- first of them.
create function public.change_contacts(
  p_ids uuid[], p_status public.contact_status default null, p_add_tags text[] default '{}', p_remove_tags text[] default '{}',
  p_language text default null
) returns jsonb
language sql set search_path = ''
as $$
  with wanted as (
    select c.id, coalesce(p_status, c.status) as status, coalesce(p_language, c.language) as language,
      array(
        select tag from unnest(c.tags) with ordinality t (tag, n)
          where not exists (select from unnest(p_remove_tags) r where lower(r) = lower(tag)) order by n
      ) || array(
        select tag from unnest(p_add_tags) with ordinality t (tag, n)
          where not exists (select from unnest(c.tags) o where lower(o) = lower(tag)) order by n
      ) as tags
    from public.contacts c where c.id = any (p_ids)
  ), changed as (
    update public.contacts c set status = w.status, tags = w.tags, language = w.language
    from wanted w
    where c.id = w.id and (c.status, c.tags, c.language) is distinct from (w.status, w.tags, w.language)
    returning c.*
  ), numbered as (
    select to_jsonb(c) as row, row_number() over (order by array_position(p_ids, c.id)) as place from changed c
  )
  select jsonb_build_object('total', count(*), 'rows', coalesce(jsonb_agg(row order by place) filter (where place <= 20), '[]'))
  from numbered
$$;

-- The words of a person's name in alphabetical order, or a company's name without its legal form.
create function app.name_key(p_contact public.contacts) returns text
language sql stable set search_path = ''
as $$
  select case when (p_contact).is_company
    then 'company ' || nullif(app.without_legal_form(app.normalise(coalesce((p_contact).company_name, ''))), '')
    else (select 'person ' || string_agg(word, ' ' order by word)
      from string_to_table(app.normalise(concat_ws(' ', (p_contact).first_name, (p_contact).last_name)), ' ') word
      where word <> '') end
$$;

-- What a contact can be recognised by. Two that share none of these are not compared.
create function app.contact_keys(p_contact public.contacts) returns setof text
language sql stable set search_path = ''
as $$
  select key from (values
    ('email ' || nullif(lower((p_contact).email), '')), ('phone ' || nullif((p_contact).phone, '')),
    ('company_uid ' || nullif((p_contact).company_uid, '')), (app.name_key(p_contact))) k (key)
  where key is not null
$$;

-- By which of the keys two contacts look like the same one; null when they don't. Namesakes are the same unless
-- company or e-mail say otherwise. A company and a person who works there share a phone without being the same.
create function app.same_contact_by(a public.contacts, b public.contacts) returns text
language sql stable set search_path = ''
as $$
  select case
    when (a).is_company <> (b).is_company then null
    when lower((a).email) = lower((b).email) then 'email'
    when (a).phone = (b).phone then 'phone'
    when (a).company_uid = (b).company_uid then 'company_uid'
    when app.name_key(a) is distinct from app.name_key(b) then null
    when (a).is_company then 'name'
    when (a).company_name <> '' and (b).company_name <> '' then case
      when app.without_legal_form(app.normalise((a).company_name)) = app.without_legal_form(app.normalise((b).company_name))
      then 'name' end
    when (a).email <> '' and (b).email <> '' then null
    when app.name_key(a) is not null then 'name'
  end
$$;

-- Pairs of contacts that look like the same one, the surest first. Besides equal keys: nearly the same name at the
-- same company ("Reto Camenzind", "Reto Camenzynd").
create function public.find_duplicate_contacts(p_limit integer default 20)
returns table (older jsonb, newer jsonb, shared text, total bigint)
language sql stable set search_path = ''
as $$
  with keyed as materialized (
    select c.id, k.key from public.contacts c cross join lateral app.contact_keys(c) k (key)
  ), employed as materialized (
    select c.id, app.without_legal_form(app.normalise(c.company_name)) as company, substr(app.name_key(c), 8) as name
    from public.contacts c where not c.is_company and c.company_name <> ''
  ), alike as (
    select a.id as a_id, b.id as b_id from keyed a join keyed b on a.key = b.key and a.id < b.id
    union
    select a.id, b.id from employed a join employed b on a.company = b.company and a.id < b.id
      and a.name <> b.name and left(a.name, 1) = left(b.name, 1)
    where extensions.similarity(a.name, b.name) >= 0.65
  ), pairs as materialized (
    select a, b, case when same is not null then same when app.name_key(a) <> app.name_key(b)
      and app.without_legal_form(app.normalise(a.company_name)) = app.without_legal_form(app.normalise(b.company_name))
      then 'name' end as shared
    from alike p join public.contacts a on a.id = p.a_id join public.contacts b on b.id = p.b_id
    cross join lateral (select app.same_contact_by(a, b) as same) s
    where a.is_company = b.is_company
  )
  select to_jsonb(case when (a).created_at <= (b).created_at then a else b end),
    to_jsonb(case when (a).created_at <= (b).created_at then b else a end), pairs.shared, count(*) over ()
  from pairs where pairs.shared is not null
  order by array_position('{email,company_uid,phone,name}', pairs.shared), app.contact_title(a), (a).id, (b).id
  limit least(greatest(p_limit, 0), 1000)
$$;

-- Makes two contacts one: `p_keep` gets p_change, everything that points to `p_from` points to it, `p_from` goes. The
-- times say what the change was built on. Definer: references in other people's conversations move as well.
create function public.merge_contacts(
  p_keep uuid, p_from uuid, p_change jsonb, p_keep_updated_at timestamptz, p_from_updated_at timestamptz
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  allowed constant text[] := '{company_uid,company_name,first_name,last_name,email,phone,address_street,address_number,address_zip,address_city,address_country,tags,notes,language}';
  reference record;
  assignments text;
  unchanged integer;
begin
  if not app.is_owner() then
    raise exception 'Only owners can merge contacts.'
      using errcode = 'PT403', detail = 'forbidden', hint = 'Ask an owner of your organization.';
  end if;
  if p_keep = p_from then
    raise exception 'A contact cannot be merged with itself.' using errcode = 'PT400', detail = 'invalid_input';
  end if;
  perform from public.contacts where id in (p_keep, p_from) and org_id = app.org_id() order by id for update;
  select count(*) into unchanged from public.contacts
    where org_id = app.org_id() and (id, updated_at) in ((p_keep, p_keep_updated_at), (p_from, p_from_updated_at));
  if unchanged < 2 then
    raise exception 'One of the two contacts was changed or deleted in the meantime.'
      using errcode = 'PT409', detail = 'conflict', hint = 'Nothing was changed. Please try again.';
  end if;

  perform set_config('orbit.merge', '1', true);
  select string_agg(format('%I = r.%I', key, key), ', ') into assignments
    from jsonb_object_keys(p_change) key where key = any (allowed);
  if assignments is not null then
    execute format('update public.contacts c set %s from jsonb_populate_record(null::public.contacts, $1) r where c.id = $2',
      assignments) using p_change, p_keep;
  end if;
  for reference in
    select f.conrelid::regclass as owner, a.attname as key from pg_constraint f
      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
      where f.contype = 'f' and f.confrelid = 'public.contacts'::regclass
      order by f.conrelid::regclass::text
  loop
    execute format('update %s set %I = $1 where %I = $2', reference.owner, reference.key, reference.key)
      using p_keep, p_from;
  end loop;
  delete from public.contacts where id = p_from;
  perform set_config('orbit.merge', '', true);
  return (select to_jsonb(c) from public.contacts c where c.id = p_keep);
end
$$;

revoke execute on function
  public.change_contacts, app.name_key, app.contact_keys, app.same_contact_by, public.find_duplicate_contacts,
  public.merge_contacts from public, anon, authenticated;
grant execute on function
  public.change_contacts, app.name_key, app.contact_keys, app.same_contact_by, public.find_duplicate_contacts,
  public.merge_contacts to service_role, authenticated;
-- They only fold text.
grant execute on function app.normalise, app.without_legal_form to authenticated;
