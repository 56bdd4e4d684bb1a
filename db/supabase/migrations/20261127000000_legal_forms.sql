-- More legal forms are left off the names of firms: "Coursiers du Rhin SCOP" is found as "Coursiers du Rhin".

create or replace function app.without_legal_form(p_name text) returns text
language sql immutable parallel safe
return coalesce(nullif(regexp_replace(p_name,
    '( & (co\.?|cie))?( (ag|sa|s\.a\.|sagl|sarl|s\.a\.r\.l\.|gmbh|mbh|kg|kgaa|ohg|gbr|ug|ek|e\.k\.|eg|se|ev|e\.v\.|llc|llp|l\.l\.p\.|lp|ltd|ltd\.|limited|inc|inc\.|corp|corp\.|co|plc|pty|spa|s\.p\.a\.|srl|s\.r\.l\.|snc|sci|scop|scrl|sas|sasu|eurl|lda|lda\.|unip|unipessoal|crl|bv|b\.v\.|nv|ab|aps|oy|as|asa|sl|s\.l\.|kft|genossenschaft))+$|( & (co\.?|cie))$',
    ''), ''), p_name);

-- What is there already, by its new names.
with renamed as (
  select c.org_id, c.id, n.kind, n.form
  from public.contacts c cross join lateral app.names_of('contacts', to_jsonb(c)) n
  where n.form <> ''
)
insert into app.record_names (org_id, table_name, record_id, kind, form)
  select distinct r.org_id, 'contacts', r.id, r.kind, left(r.form, 500) from renamed r
  where not exists (
    select from app.record_names o
    where o.table_name = 'contacts' and o.record_id = r.id and o.kind = r.kind and o.form = left(r.form, 500)
  );
