-- Finding records by what people call them: without case and diacritics, with typos, by parts of a name.
--
-- What every record can be called is kept normalised beside it, written by a trigger: normalising thousands of rows for
-- each question would take seconds. Whether a person may see what was found is decided by RLS on the record itself.

create table app.record_names (
  org_id uuid not null references public.organizations (id) on delete cascade,
  table_name text not null,
  record_id uuid not null,
  -- name: what it is called in full. part: what people shorten that to. words: everything it can be found by.
  -- digits: its phone number.
  kind text not null check (kind in ('name', 'part', 'words', 'digits')),
  form text not null,
  primary key (table_name, record_id, kind, form)
);
alter table app.record_names enable row level security;
create index record_names_form_idx on app.record_names (org_id, form);
create index record_names_trigram_idx on app.record_names using gin (form extensions.gin_trgm_ops) where kind <> 'digits';

-- "acme treuhand ag" -> "acme treuhand". Takes and returns normalised text.
create function app.without_legal_form(p_name text) returns text
language sql immutable parallel safe
return coalesce(nullif(regexp_replace(p_name,
    '( & co\.?)?( (ag|sa|s\.a\.|sagl|sarl|s\.a\.r\.l\.|gmbh|mbh|kg|ohg|ug|se|ev|e\.v\.|llc|ltd|ltd\.|limited|inc|inc\.|corp|corp\.|co|plc|spa|s\.p\.a\.|srl|s\.r\.l\.|sas|lda|lda\.|bv|b\.v\.|nv|genossenschaft))+$',
    ''), ''), p_name);

-- Everything one record can be called. May hold empty forms.
create function app.names_of(p_table text, p_row jsonb) returns table (kind text, form text)
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
  name := app.normalise(coalesce(p_row ->> 'title', p_row ->> 'invoice_number', p_row ->> 'name', ''));
  return query values ('name', name);
  if p_table = 'documents' then
    return query values ('name', app.normalise(regexp_replace(p_row ->> 'name', '\.[A-Za-z0-9]{1,5}$', '')));
  end if;
end
$$;

create function app.write_record_names() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op <> 'INSERT' then
    delete from app.record_names where table_name = tg_table_name and record_id = old.id;
  end if;
  if tg_op <> 'DELETE' then
    insert into app.record_names (org_id, table_name, record_id, kind, form)
      select distinct new.org_id, tg_table_name, new.id, n.kind, left(n.form, 500)
      from app.names_of(tg_table_name, to_jsonb(new)) n where n.form <> '';
  end if;
  return null;
end
$$;

create trigger names after insert or delete or update of first_name, last_name, company_name, email, phone
  on public.contacts for each row execute function app.write_record_names();
create trigger names after insert or delete or update of title on public.tasks
  for each row execute function app.write_record_names();
create trigger names after insert or delete or update of name on public.projects
  for each row execute function app.write_record_names();
create trigger names after insert or delete or update of invoice_number on public.invoices
  for each row execute function app.write_record_names();
create trigger names after insert or delete or update of title on public.bookings
  for each row execute function app.write_record_names();
create trigger names after insert or delete or update of name on public.documents
  for each row execute function app.write_record_names();

-- What a record shows itself as. Invoker: no row when the caller may not see the record.
create function app.describe_record(p_table text, p_id uuid) returns table (title text, subtitle text)
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
  end case;
end
$$;

-- Patterns that every form holds that is at all like the query: three letters in a row, or the first two of a word.
create function app.likely_patterns(p_query text) returns text[]
language sql immutable parallel safe set search_path = ''
as $$
  select array_agg(distinct '%' || replace(pattern, '%', '\%') || '%')
  from string_to_table(p_query, ' ') word
  cross join lateral (
    select ' ' || left(word, 2) as pattern
    union all
    select substr(word, n, 3) from generate_series(1, length(word) - 2) n
  ) patterns
$$;

-- The records of the caller's organization that are called so; when there is none, those that are called nearly so.
-- Definer: behind RLS the operators of text search may use no index. It answers ids only, and the best ones.
create function app.find_names(p_query text, p_tables text[], p_limit integer)
returns table (table_name text, record_id uuid, score real, exact boolean)
language plpgsql stable security definer set search_path = ''
as $$
declare
  org uuid := app.org_id();
  query text := app.normalise(p_query);
  digits text;
  words text[] := string_to_array(query, ' ');
  longest text;
  starts text[];
begin
  if query = '' then
    return;
  end if;
  if p_query ~ '^[+0-9 ()./-]{4,}$' then
    -- A phone number may be stored with or without the country's prefix.
    digits := regexp_replace(regexp_replace(p_query, '^\s*(\+|00?)', ''), '\D', '', 'g');
  end if;
  -- Whatever matches below holds the longest word of the query.
  select '%' || replace(word, '%', '\%') || '%' into longest from unnest(words) word order by length(word) desc limit 1;
  select array_agg('% ' || replace(word, '%', '\%') || '%') into starts from unnest(words) word;

  return query
    select f.table_name, f.record_id, max(f.score)::real, bool_or(f.score = 1)
    from (
      select n.table_name, n.record_id, case
          when n.form = query then case n.kind when 'name' then 1 else 0.92 end
          when n.kind = 'part' then 0
          when starts_with(n.form, query) then 0.9
          when position(' ' || query in n.form) > 0 then 0.88
          when ' ' || n.form like all (starts) then 0.85
          else 0 end as score
      from app.record_names n
      where n.org_id = org and n.table_name = any (p_tables) and n.kind <> 'digits' and n.form like longest
      union all
      select n.table_name, n.record_id,
        case when length(digits) >= 7 and right(n.form, 9) = right(digits, 9) then 1 else 0.8 end
      from app.record_names n
      where length(digits) >= 4 and n.org_id = org and n.table_name = any (p_tables) and n.kind = 'digits'
        and n.form like '%' || digits || '%'
    ) f
    where f.score > 0
    group by f.table_name, f.record_id
    order by 3 desc, f.record_id limit p_limit;
  if found then
    return;
  end if;

  return query
    with likely as (
      -- Similarity is dear: first those that share a few letters with the query, by the one form that holds all others.
      select n.table_name, n.record_id from app.record_names n
      where n.org_id = org and n.table_name = any (p_tables) and (n.kind = 'words' or n.table_name <> 'contacts')
        and ' ' || n.form like any (app.likely_patterns(query))
    )
    select f.table_name, f.record_id, max(f.score)::real, false
    from (
      select n.table_name, n.record_id, 0.84 * greatest(
          case when n.kind <> 'words' then extensions.similarity(n.form, query) else 0 end,
          case when n.kind <> 'part' then extensions.word_similarity(query, n.form) * 0.9 else 0 end) as score
      from likely l
      join app.record_names n on n.table_name = l.table_name and n.record_id = l.record_id and n.kind <> 'digits'
    ) f
    where f.score >= 0.34
    group by f.table_name, f.record_id
    order by 3 desc, f.record_id limit p_limit;
end
$$;

create function public.search_records(p_query text, p_tables text[] default null, p_limit integer default 10)
returns table (table_name text, id uuid, title text, subtitle text, score real, exact boolean)
language sql stable set search_path = ''
as $$
  select f.table_name, f.record_id, d.title, d.subtitle, f.score, f.exact
  from app.find_names(p_query, coalesce(p_tables, '{contacts,tasks,projects,invoices,documents}'), greatest(p_limit, 0) + 50) f
  cross join lateral app.describe_record(f.table_name, f.record_id) d
  order by f.score desc, d.title, f.record_id
  limit greatest(p_limit, 0)
$$;

-- Runs of one to five words of a text, as they stand there and normalised; with an article or preposition in front of
-- an apostrophe (d'Anna, l'Élodie), once more without it.
create function app.spans_of(p_text text) returns table (first_word bigint, last_word bigint, matched text, form text, words integer)
language sql stable set search_path = ''
as $$
  with words as (
    select regexp_replace(rtrim(m.word[1], '.'), '[''’](s|S)?$', '') as word, m.n
    from regexp_matches(left(p_text, 8000), '[^\s,;:!?()"„“”«»<>]+', 'g') with ordinality m (word, n)
    where m.n <= 150
  ), runs as (
    select a.n as first_word, b.n as last_word, string_agg(w.word, ' ' order by w.n) as matched
    from words a
    join words b on b.n between a.n and a.n + 4
    join words w on w.n between a.n and b.n
    group by a.n, b.n
  ), variants as (
    select r.first_word, r.last_word, r.matched from runs r
    union all
    select r.first_word, r.last_word, regexp_replace(r.matched, '^\w{1,5}[''’]', '') from runs r where r.matched ~ '^\w{1,5}[''’].'
  )
  select v.first_word, v.last_word, v.matched, n.form, cardinality(string_to_array(n.form, ' '))
  from variants v cross join lateral (select app.normalise(v.matched) as form) n
  where n.form <> ''
$$;

-- How alike two names of as many words are: 0 when any of the words is not alike.
create function app.name_similarity(p_a text, p_b text) returns real
language sql immutable set search_path = ''
as $$
  select case when min(s) < 0.4 then 0 else avg(s) end::real
  from (
    select extensions.similarity(a.word, b.word) as s
    from string_to_table(p_a, ' ') with ordinality a (word, n)
    join string_to_table(p_b, ' ') with ordinality b (word, n) using (n)
  ) words
$$;

-- The records of the caller's organization that a text mentions. Definer for the same reason as find_names.
create function app.find_mentions(p_text text)
returns table (table_name text, record_id uuid, score real, exact boolean, matched text)
language sql stable security definer set search_path = ''
as $$
  with spans as materialized (
    select * from app.spans_of(p_text)
  ), forms as materialized (
    select n.table_name, n.record_id, n.form, n.kind = 'name' as full_name, case n.kind when 'name' then 1.0 else 0.7 end as weight,
      cardinality(string_to_array(n.form, ' ')) as words
    from app.record_names n
    where n.org_id = app.org_id() and n.kind in ('name', 'part') and length(n.form) >= 2
  ), hits as materialized (
    select f.table_name, f.record_id, f.weight as score, f.full_name as exact, s.first_word, s.last_word, s.matched
    from spans s join forms f on f.form = s.form
    union all
    -- Nearly so: as many words, the same beginning or first letter and end, alike enough. Short words are too easily
    -- alike. A full name of several words with a typo says more than one of its words without.
    select f.table_name, f.record_id,
      case when f.words > 1 and f.full_name then 0.6 + 0.35 * a.alike else f.weight * 0.9 * a.alike end, false,
      s.first_word, s.last_word, s.matched
    from spans s
    join forms f on f.words = s.words and left(f.form, 1) = left(s.form, 1)
      and (left(f.form, 2) = left(s.form, 2) or right(f.form, 2) = right(s.form, 2))
    cross join lateral (select app.name_similarity(f.form, s.form) as alike
      where f.form <> s.form and length(f.form) >= 4 and length(s.form) >= 3
        and abs(length(f.form) - length(s.form)) <= 3 and extensions.similarity(f.form, s.form) >= 0.5) a
    where a.alike >= 0.5
  ), best as (
    select distinct on (h.table_name, h.record_id) h.*
    from hits h
    -- "Anna" inside of "Anna Müller" is not a mention of every other Anna.
    where not exists (
      select from hits longer
      where longer.first_word <= h.first_word and longer.last_word >= h.last_word
        and longer.last_word - longer.first_word > h.last_word - h.first_word and longer.score >= h.score)
    order by h.table_name, h.record_id, h.score desc, h.last_word - h.first_word desc, h.first_word
  )
  select b.table_name, b.record_id, b.score::real, b.exact, b.matched from best b
$$;

create function public.match_mentions(p_text text, p_limit integer default 10)
returns table (table_name text, id uuid, title text, subtitle text, score real, exact boolean, matched text)
language sql stable set search_path = ''
as $$
  select f.table_name, f.record_id, d.title, d.subtitle, f.score, f.exact, f.matched
  from app.find_mentions(p_text) f
  cross join lateral app.describe_record(f.table_name, f.record_id) d
  order by f.score desc, d.title, f.record_id
  limit greatest(p_limit, 0)
$$;
