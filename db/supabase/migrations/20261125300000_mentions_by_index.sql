-- Mentions found by index: what a message costs no longer grows with the names of the organization.

-- Nearly the same form has as many words, about the same length, and begins alike, or begins and ends alike.
create function app.name_head(p_form text) returns text
language sql immutable parallel safe
return cardinality(string_to_array(p_form, ' ')) || left(p_form, 2);

create function app.name_ends(p_form text) returns text
language sql immutable parallel safe
return cardinality(string_to_array(p_form, ' ')) || left(p_form, 1) || right(p_form, 2);

revoke execute on function app.name_head(text), app.name_ends(text) from public, anon;

create index record_names_head_idx on app.record_names (org_id, app.name_head(form), length(form)) where kind in ('name', 'part');
create index record_names_ends_idx on app.record_names (org_id, app.name_ends(form), length(form)) where kind in ('name', 'part');

-- Runs of one to five words of a text, as they stand there and normalised; with an article or preposition in front of
-- an apostrophe (d'Anna, l'Élodie), once more without it. Words are normalised once, not once for each run they are in.
create or replace function app.spans_of(p_text text)
returns table (first_word bigint, last_word bigint, matched text, form text, words integer)
language sql stable set search_path = ''
as $$
  with words as materialized (
    select w.word, w.n, nullif(app.normalise(w.word), '') as form, nullif(app.normalise(w.bare), '') as bare_form, w.bare
    from (
      select t.word, t.n, case when t.word ~ '^\w{1,5}[''’].' then regexp_replace(t.word, '^\w{1,5}[''’]', '') end as bare
      from (
        select regexp_replace(rtrim(m.word[1], '.'), '[''’](s|S)?$', '') as word, m.n
        from regexp_matches(left(p_text, 8000), '[^\s,;:!?()"„“”«»<>]+', 'g') with ordinality m (word, n)
        where m.n <= 150
      ) t
    ) w
  ), runs as (
    select a.n as first_word, b.n as last_word, a.word, a.form, a.bare, a.bare_form, rest.word as rest, rest.form as rest_form
    from words a
    join words b on b.n between a.n and a.n + 4
    cross join lateral (
      select string_agg(w.word, ' ' order by w.n) as word, string_agg(w.form, ' ' order by w.n) as form
      from words w where w.n > a.n and w.n <= b.n
    ) rest
  ), variants as (
    select r.first_word, r.last_word, concat_ws(' ', r.word, r.rest) as matched, concat_ws(' ', r.form, r.rest_form) as form from runs r
    union all
    select r.first_word, r.last_word, concat_ws(' ', r.bare, r.rest), concat_ws(' ', r.bare_form, r.rest_form) from runs r
    where r.bare is not null
  )
  select v.*, cardinality(string_to_array(v.form, ' ')) from variants v where v.form <> ''
$$;

-- The records of the caller's organization that a text mentions, the best first. Definer for the same reason as find_names.
create or replace function app.find_mentions(p_text text)
returns table (table_name text, record_id uuid, score real, exact boolean, matched text)
language plpgsql stable security definer set search_path = ''
as $$
declare
  org uuid := app.org_id();
begin
  return query
  with spans as materialized (
    select * from app.spans_of(p_text) s where length(s.form) >= 2
  ), near_forms as materialized (
    -- Whatever many records share is compared once. `offset 0` keeps each look-up a walk through an index.
    select s.form as span, n.form
    from (
      select distinct form, greatest(length(form) - 3, 4) as shortest, length(form) + 3 as longest from spans where length(form) >= 3
    ) s
    cross join lateral (
      select r.form from app.record_names r
      where r.org_id = org and r.kind in ('name', 'part') and app.name_head(r.form) = app.name_head(s.form)
        and length(r.form) between s.shortest and s.longest
      union
      select r.form from app.record_names r
      where r.org_id = org and r.kind in ('name', 'part') and app.name_ends(r.form) = app.name_ends(s.form)
        and length(r.form) between s.shortest and s.longest
      offset 0
    ) n
    where n.form <> s.form and extensions.similarity(n.form, s.form) >= 0.5
  ), alike as materialized (
    select span as form, form as called, app.name_similarity(form, span) as alike from near_forms
    union all
    select distinct form, form, 1::real from spans
  ), hits as materialized (
    -- A full name of several words with a typo says more than one of its words without.
    select n.table_name, n.record_id, n.kind = 'name' and a.form = a.called as exact, s.first_word, s.last_word, s.matched,
      case
        when a.form = a.called then n.weight
        when s.words > 1 and n.kind = 'name' then 0.6 + 0.35 * a.alike
        else n.weight * 0.9 * a.alike
      end as score
    from spans s
    join alike a on a.form = s.form and a.alike >= 0.5
    cross join lateral (
      select r.table_name, r.record_id, r.kind, case r.kind when 'name' then 1.0 else 0.7 end as weight
      from app.record_names r
      where r.org_id = org and r.form = a.called and r.kind in ('name', 'part')
      offset 0
    ) n
  ), found as materialized (
    select h.first_word, h.last_word, max(h.score) as score from hits h group by h.first_word, h.last_word
  ), best as (
    select distinct on (h.table_name, h.record_id) h.*
    from hits h
    -- "Anna" inside of "Anna Müller" is not a mention of every other Anna.
    where not exists (
      select from found longer
      where longer.first_word <= h.first_word and longer.last_word >= h.last_word
        and longer.last_word - longer.first_word > h.last_word - h.first_word and longer.score >= h.score)
    order by h.table_name, h.record_id, h.score desc, h.last_word - h.first_word desc, h.first_word
  )
  select b.table_name, b.record_id, b.score::real, b.exact, b.matched from best b order by b.score desc, b.record_id;
end
$$;

-- Those that the caller may see. Many may share a first name: only so many are described, with room for what is hidden.
create or replace function public.match_mentions(p_text text, p_limit integer default 10)
returns table (table_name text, id uuid, title text, subtitle text, score real, exact boolean, matched text)
language sql stable set search_path = ''
as $$
  select f.table_name, f.record_id, d.title, d.subtitle, f.score, f.exact, f.matched
  from (select * from app.find_mentions(p_text) limit greatest(p_limit, 0) + 50) f
  cross join lateral app.describe_record(f.table_name, f.record_id) d
  order by f.score desc, d.title, f.record_id
  limit greatest(p_limit, 0)
$$;
