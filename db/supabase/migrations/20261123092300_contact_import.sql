-- Many contacts from a file: which of them are there already, and all of them in one transaction.

-- For each row that looks like another: the contact that it doubles, or the place (from 1) of the earlier row that it
-- does. Of a key that very many share, only the first twenty are looked at.
create function public.match_contacts(p_rows jsonb)
returns table (place integer, contact jsonb, shared text, twin integer)
language sql stable set search_path = ''
as $$
  with given as materialized (
    select r.n::integer as place,
      jsonb_populate_record(null::public.contacts, '{"is_company": false, "tags": []}' || r.value) as c
    from jsonb_array_elements(p_rows) with ordinality r (value, n)
  ), given_keys as materialized (
    select g.place, k.key, row_number() over (partition by k.key order by g.place) as turn
    from given g cross join lateral app.contact_keys(g.c) k (key)
  ), known_keys as materialized (
    select c.id, k.key, row_number() over (partition by k.key order by c.created_at, c.id) as turn
    from public.contacts c cross join lateral app.contact_keys(c) k (key)
  ), known as (
    select distinct on (g.place) g.place, to_jsonb(there) as contact, s.shared
    from (select distinct a.place, b.id from given_keys a join known_keys b on a.key = b.key and b.turn <= 20) p
    join given g on g.place = p.place
    join public.contacts there on there.id = p.id
    cross join lateral (select app.same_contact_by(g.c, there) as shared) s
    where s.shared is not null
    order by g.place, array_position('{email,company_uid,phone,name}', s.shared), there.created_at, there.id
  ), twins as (
    select b.place, min(a.place) as twin
    from (select distinct a.place as first, b.place as second
      from given_keys a join given_keys b on a.key = b.key and a.place < b.place and a.turn <= 20) p
    join given a on a.place = p.first
    join given b on b.place = p.second
    where app.same_contact_by(a.c, b.c) is not null
    group by b.place
  )
  select coalesce(k.place, t.place), k.contact, k.shared, t.twin
  from known k full join twins t on t.place = k.place
  order by 1
$$;

-- New rows bring their ids, so that a call repeated after a crash inserts nothing twice. Of changes, what is null stays.
create function public.import_contacts(p_new jsonb, p_changes jsonb) returns void
language plpgsql set search_path = ''
as $$
begin
  insert into public.contacts (id, is_company, company_uid, company_name, first_name, last_name, email, phone,
      address_street, address_number, address_zip, address_city, address_country, status, tags, notes, language)
    select r.id, coalesce(r.is_company, false), r.company_uid, r.company_name, r.first_name, r.last_name, r.email, r.phone,
      r.address_street, r.address_number, r.address_zip, r.address_city, r.address_country,
      coalesce(r.status, 'lead'), coalesce(r.tags, '{}'), r.notes, r.language
    from jsonb_populate_recordset(null::public.contacts, p_new) r
    on conflict (id) do nothing;
  update public.contacts c set
      company_uid = coalesce(r.company_uid, c.company_uid), company_name = coalesce(r.company_name, c.company_name),
      first_name = coalesce(r.first_name, c.first_name), last_name = coalesce(r.last_name, c.last_name),
      email = coalesce(r.email, c.email), phone = coalesce(r.phone, c.phone),
      address_street = coalesce(r.address_street, c.address_street), address_number = coalesce(r.address_number, c.address_number),
      address_zip = coalesce(r.address_zip, c.address_zip), address_city = coalesce(r.address_city, c.address_city),
      address_country = coalesce(r.address_country, c.address_country), status = coalesce(r.status, c.status),
      tags = coalesce(r.tags, c.tags), notes = coalesce(r.notes, c.notes), language = coalesce(r.language, c.language)
    from jsonb_populate_recordset(null::public.contacts, p_changes) r
    where c.id = r.id;
end
$$;

revoke execute on function public.match_contacts, public.import_contacts from public, anon, authenticated;
grant execute on function public.match_contacts, public.import_contacts to authenticated, service_role;
