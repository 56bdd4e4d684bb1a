-- Finding records by what people call them: without case and diacritics, with typos, by parts of a name.

-- "acme treuhand ag" -> "acme treuhand". Takes and returns normalised text.
create function app.without_legal_form(p_name text) returns text
language sql immutable parallel safe set search_path = ''
as $$
  select coalesce(nullif(regexp_replace(p_name,
    '( & co\.?)?( (ag|sa|s\.a\.|sagl|sarl|s\.a\.r\.l\.|gmbh|mbh|kg|ohg|ug|se|ev|e\.v\.|llc|ltd|ltd\.|limited|inc|inc\.|corp|corp\.|co|plc|spa|s\.p\.a\.|srl|s\.r\.l\.|sas|lda|lda\.|bv|b\.v\.|nv|genossenschaft))+$',
    ''), ''), p_name)
$$;

create function app.contact_title(p_first text, p_last text, p_company text, p_email text, p_phone text) returns text
language sql immutable parallel safe set search_path = ''
as $$
  select coalesce(
    nullif(btrim(coalesce(p_first, '') || ' ' || coalesce(p_last, '')), ''),
    nullif(btrim(p_company), ''), nullif(btrim(p_email), ''), p_phone)
$$;

-- What a contact can be looked up by, normalised; indexed below.
create function app.contact_words(p_first text, p_last text, p_company text, p_email text) returns text
language sql immutable parallel safe set search_path = ''
as $$
  select app.normalise(coalesce(p_first, '') || ' ' || coalesce(p_last, '') || ' ' || coalesce(p_company, '') || ' ' || coalesce(p_email, ''))
$$;

create index contacts_words_idx on public.contacts
  using gin (app.contact_words(first_name, last_name, company_name, email) extensions.gin_trgm_ops);
create index projects_name_idx on public.projects using gin (app.normalise(name) extensions.gin_trgm_ops);
create index tasks_title_idx on public.tasks using gin (app.normalise(title) extensions.gin_trgm_ops);
create index invoices_number_idx on public.invoices using gin (app.normalise(invoice_number) extensions.gin_trgm_ops);
create index documents_name_idx on public.documents using gin (app.normalise(name) extensions.gin_trgm_ops);

-- Every record the caller may see: `names` are what it is called in full, `parts` what people shorten it to, `words`
-- what else it can be found by. All normalised. Invoker: RLS decides.
create function app.named_records(p_tables text[])
returns table (table_name text, id uuid, title text, subtitle text, names text[], parts text[], words text, digits text)
language sql stable set search_path = ''
as $$
  select 'contacts', c.id,
    app.contact_title(c.first_name, c.last_name, c.company_name, c.email, c.phone),
    nullif(concat_ws(' · ', case when p.person <> '' then nullif(c.company_name, '') end, c.email, c.address_city), ''),
    array_remove(array[
      nullif(p.person, ''),
      case when p.first <> '' and p.last <> '' then p.last || ' ' || p.first end,
      case when p.person = '' then nullif(p.company, '') end,
      case when p.person = '' then nullif(app.without_legal_form(p.company), '') end,
      nullif(p.email, '')], null),
    array_remove(array[
      nullif(p.last, ''), nullif(p.first, ''),
      case when p.person <> '' then nullif(p.company, '') end,
      case when p.person <> '' then nullif(app.without_legal_form(p.company), '') end], null),
    app.contact_words(c.first_name, c.last_name, c.company_name, c.email),
    regexp_replace(c.phone, '\D', '', 'g')
  from public.contacts c
  cross join lateral (select
    app.normalise(coalesce(c.first_name, '')) as first,
    app.normalise(coalesce(c.last_name, '')) as last,
    btrim(app.normalise(coalesce(c.first_name, '') || ' ' || coalesce(c.last_name, ''))) as person,
    app.normalise(coalesce(c.company_name, '')) as company,
    app.normalise(coalesce(c.email, '')) as email) p
  where 'contacts' = any (p_tables)
  union all
  select 'tasks', t.id, t.title,
    nullif(concat_ws(' · ', t.due_date::text, app.contact_title(c.first_name, c.last_name, c.company_name, c.email, c.phone)), ''),
    array[app.normalise(t.title)], '{}', app.normalise(t.title), null
  from public.tasks t left join public.contacts c on c.id = t.contact_id
  where 'tasks' = any (p_tables)
  union all
  select 'projects', p.id, p.name,
    app.contact_title(c.first_name, c.last_name, c.company_name, c.email, c.phone),
    array[app.normalise(p.name)], '{}', app.normalise(p.name), null
  from public.projects p left join public.contacts c on c.id = p.contact_id
  where 'projects' = any (p_tables)
  union all
  select 'invoices', i.id, i.invoice_number,
    concat_ws(' · ', app.contact_title(c.first_name, c.last_name, c.company_name, c.email, c.phone),
      i.currency || ' ' || i.amount_total),
    array[app.normalise(i.invoice_number)], '{}', app.normalise(i.invoice_number), null
  from public.invoices i left join public.contacts c on c.id = i.contact_id
  where 'invoices' = any (p_tables)
  union all
  select 'bookings', b.id, b.title,
    concat_ws(' · ', to_char(b.start_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"'),
      app.contact_title(c.first_name, c.last_name, c.company_name, c.email, c.phone)),
    array[app.normalise(b.title)], '{}', app.normalise(b.title), null
  from public.bookings b left join public.contacts c on c.id = b.contact_id
  where 'bookings' = any (p_tables)
  union all
  select 'documents', d.id, d.name, d.file_type,
    array[app.normalise(d.name), app.normalise(regexp_replace(d.name, '\.[A-Za-z0-9]{1,5}$', ''))], '{}',
    app.normalise(d.name), null
  from public.documents d
  where 'documents' = any (p_tables)
$$;

create function public.search_records(p_query text, p_tables text[] default null, p_limit integer default 10)
returns table (table_name text, id uuid, title text, subtitle text, score real, exact boolean)
language sql stable set search_path = ''
as $$
  with query as (
    select app.normalise(p_query) as text, regexp_replace(p_query, '\D', '', 'g') as digits
  ), scored as (
    select r.table_name, r.id, r.title, r.subtitle,
      q.text = any (r.names) or (length(q.digits) >= 7 and right(r.digits, 9) = right(q.digits, 9)) as exact,
      (case
        when q.text = any (r.names) or (length(q.digits) >= 7 and right(r.digits, 9) = right(q.digits, 9)) then 1
        when q.text = any (r.parts) then 0.92
        when starts_with(r.words, q.text) then 0.9
        when position(' ' || q.text in ' ' || r.words) > 0 then 0.88
        when (select bool_and(position(' ' || word in ' ' || r.words) > 0) from string_to_table(q.text, ' ') word) then 0.85
        when length(q.digits) >= 4 and position(q.digits in r.digits) > 0 then 0.8
        else greatest(
          (select max(extensions.similarity(q.text, name)) from unnest(r.names || r.parts) name),
          extensions.word_similarity(q.text, r.words) * 0.9) * 0.84
      end)::real as score
    from query q, app.named_records(coalesce(p_tables, '{contacts,tasks,projects,invoices,documents}')) r
    where q.text <> ''
  )
  select scored.table_name, scored.id, scored.title, coalesce(scored.subtitle, ''), scored.score, scored.exact from scored
  where scored.score >= 0.3
  order by scored.score desc, scored.title, scored.id
  limit greatest(p_limit, 0)
$$;

create function public.match_mentions(p_text text, p_limit integer default 10)
returns table (table_name text, id uuid, title text, subtitle text, score real, exact boolean, matched text)
language sql stable set search_path = ''
as $$
  with words as (
    select regexp_replace(rtrim(m.word[1], '.'), '[''’]s?$', '') as word, m.n
    from regexp_matches(left(p_text, 8000), '[^\s,;:!?()"„“”«»<>]+', 'g') with ordinality m (word, n)
    where m.n <= 200
  ), spans as materialized (
    -- Runs of one to five words of the text, as they stand and normalised.
    select s.first, s.last, s.matched, s.text, array_length(string_to_array(s.text, ' '), 1) as length
    from (
      select a.n as first, b.n as last, string_agg(w.word, ' ' order by w.n) as matched,
        app.normalise(string_agg(w.word, ' ' order by w.n)) as text
      from words a
      join words b on b.n between a.n and a.n + 4
      join words w on w.n between a.n and b.n
      group by a.n, b.n
    ) s
    where s.text <> ''
  ), forms as materialized (
    select r.table_name, r.id, r.title, r.subtitle, f.text, f.weight,
      array_length(string_to_array(f.text, ' '), 1) as length
    from app.named_records('{contacts,tasks,projects,invoices,bookings,documents}') r
    cross join lateral (
      select name as text, 1.0 as weight from unnest(r.names) name
      union all
      select part, 0.7 from unnest(r.parts) part
    ) f
    where length(f.text) >= 2
  ), hits as (
    select f.table_name, f.id, f.title, f.subtitle, f.weight as score, f.weight = 1.0 as exact, s.first, s.last, s.matched
    from spans s join forms f on f.text = s.text
    union all
    -- Nearly the same: as many words, the same first letter, alike enough. Short words are too easily alike.
    select f.table_name, f.id, f.title, f.subtitle, f.weight * 0.9 * extensions.similarity(f.text, s.text), false,
      s.first, s.last, s.matched
    from spans s join forms f on f.length = s.length and left(f.text, 1) = left(s.text, 1)
    where f.text <> s.text and length(f.text) >= 4 and length(s.text) >= 3
      and abs(length(f.text) - length(s.text)) <= 3 and extensions.similarity(f.text, s.text) >= 0.5
  ), best as (
    select distinct on (h.table_name, h.id) h.*
    from hits h
    -- "Anna" inside of "Anna Müller" is not a mention of every other Anna.
    where not exists (
      select from hits longer
      where longer.first <= h.first and longer.last >= h.last and longer.last - longer.first > h.last - h.first
        and longer.score >= h.score)
    order by h.table_name, h.id, h.score desc, h.last - h.first desc, h.first
  )
  select b.table_name, b.id, b.title, coalesce(b.subtitle, ''), b.score::real, b.exact, b.matched
  from best b
  order by b.score desc, b.title, b.id
  limit greatest(p_limit, 0)
$$;
