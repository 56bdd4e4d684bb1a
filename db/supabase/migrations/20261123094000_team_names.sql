-- Members of the team are found by name in what people type, like records: "assign it to Lea", "Tom's open tasks".
-- More legal forms are left off the names of firms.

create or replace function app.without_legal_form(p_name text) returns text
language sql immutable parallel safe
return coalesce(nullif(regexp_replace(p_name,
    '( & co\.?)?( (ag|sa|s\.a\.|sagl|sarl|s\.a\.r\.l\.|gmbh|mbh|kg|kgaa|ohg|gbr|ug|ek|e\.k\.|se|ev|e\.v\.|llc|llp|l\.l\.p\.|lp|ltd|ltd\.|limited|inc|inc\.|corp|corp\.|co|plc|pty|spa|s\.p\.a\.|srl|s\.r\.l\.|snc|sas|sasu|eurl|lda|lda\.|unip|bv|b\.v\.|nv|ab|aps|oy|as|asa|sl|s\.l\.|kft|genossenschaft))+$',
    ''), ''), p_name);

-- Everything one record can be called. May hold empty forms.
create or replace function app.names_of(p_table text, p_row jsonb) returns table (kind text, form text)
language plpgsql stable set search_path = ''
as $$
declare
  first text := app.normalise(coalesce(p_row ->> 'first_name', ''));
  last text := app.normalise(coalesce(p_row ->> 'last_name', ''));
  company text := app.normalise(coalesce(p_row ->> 'company_name', ''));
  email text := app.normalise(coalesce(p_row ->> 'email', ''));
  person text := btrim(first || ' ' || last);
  name text;
begin
  if p_table = 'contacts' then
    return query values
      ('name', person), ('name', btrim(last || ' ' || first)), ('name', email), ('part', first), ('part', last),
      -- Of a person, the company is only a part of what they are called.
      (case when person = '' then 'name' else 'part' end, company),
      (case when person = '' then 'name' else 'part' end, app.without_legal_form(company)),
      ('words', btrim(person || ' ' || company || ' ' || email)),
      ('digits', regexp_replace(coalesce(p_row ->> 'phone', ''), '\D', '', 'g'));
    return;
  end if;
  if p_table = 'profiles' then
    name := app.normalise(coalesce(p_row ->> 'full_name', ''));
    return query values ('name', name), ('part', split_part(name, ' ', 1)), ('part', substr(name, strpos(name, ' ') + 1));
    return;
  end if;
  name := app.normalise(coalesce(p_row ->> 'title', p_row ->> 'invoice_number', p_row ->> 'name', ''));
  return query values ('name', name);
  if p_table = 'documents' then
    return query values ('name', app.normalise(regexp_replace(p_row ->> 'name', '\.[A-Za-z0-9]{1,5}$', '')));
  end if;
end
$$;

create or replace function app.describe_record(p_table text, p_id uuid) returns table (title text, subtitle text)
language plpgsql stable set search_path = ''
as $$
begin
  case p_table
    when 'contacts' then return query
      select app.contact_title(c), concat_ws(' · ',
          case when concat(c.first_name, c.last_name) <> '' then nullif(c.company_name, '') end, c.email, c.address_city)
        from public.contacts c where c.id = p_id;
    when 'tasks' then return query
      select t.title, concat_ws(' · ', t.due_date::text, app.contact_title(c))
        from public.tasks t left join public.contacts c on c.id = t.contact_id where t.id = p_id;
    when 'projects' then return query
      select p.name, concat_ws(' · ', app.contact_title(c))
        from public.projects p left join public.contacts c on c.id = p.contact_id where p.id = p_id;
    when 'invoices' then return query
      select i.invoice_number, concat_ws(' · ', app.contact_title(c), i.currency || ' ' || i.amount_total)
        from public.invoices i left join public.contacts c on c.id = i.contact_id where i.id = p_id;
    when 'bookings' then return query
      select b.title, concat_ws(' · ', (b.start_time at time zone 'UTC')::date::text, app.contact_title(c))
        from public.bookings b left join public.contacts c on c.id = b.contact_id where b.id = p_id;
    when 'documents' then return query
      select d.name, d.file_type from public.documents d where d.id = p_id;
    when 'profiles' then return query
      select p.full_name, p.role::text from public.profiles p where p.id = p_id;
  end case;
end
$$;

create trigger names after insert or delete or update of full_name, org_id on public.profiles
  for each row execute function app.write_record_names();

-- What is there already, by its new names.
delete from app.record_names where table_name = 'contacts';
insert into app.record_names (org_id, table_name, record_id, kind, form)
  select distinct r.org_id, r.table_name, r.id, n.kind, left(n.form, 500)
  from (
    select org_id, id, 'contacts' as table_name, to_jsonb(c) as row from public.contacts c
    union all
    select org_id, id, 'profiles', to_jsonb(p) from public.profiles p where org_id is not null
  ) r cross join lateral app.names_of(r.table_name, r.row) n
  where n.form <> '';
