-- The nearest chunks by vector, apart from how they are put together with those found by words. The index keeps 400
-- candidates instead of 100: of 20,000 chunks the ten nearest were found in 95 of 100 cases (docs/retrieval.md).

-- While what the caller may see is small it is compared one by one, exactly. Above that the shared HNSW index is used
-- with an iterative scan, which goes on until enough chunks of the caller's own are found: filtering its first answer
-- would find next to nothing for a small tenant beside a large one.
create function app.nearest_chunks(
  p_question extensions.vector(1536), p_embedding_model text, p_documents uuid[], p_total bigint, p_limit integer
) returns uuid[]
language plpgsql stable set search_path = ''
as $$
declare
  exact_limit constant bigint := 5000;
  near uuid[];
begin
  if p_total <= exact_limit then
    with mine as materialized (
      select c.id, c.embedding operator(extensions.<=>) p_question as distance
      from public.document_chunks c
      where c.document_id = any (p_documents) and c.embedding_model = p_embedding_model
    )
    select array_agg(n.id order by n.distance) into near
      from (select id, distance from mine order by distance limit p_limit) n;
    return near;
  end if;
  perform set_config('hnsw.ef_search', '400', true), set_config('hnsw.iterative_scan', 'strict_order', true),
    set_config('hnsw.max_scan_tuples', '200000', true), set_config('enable_sort', 'off', true);
  select array_agg(n.id order by n.distance) into near
    from (
      select c.id, c.embedding operator(extensions.<=>) p_question as distance
      from public.document_chunks c
      where c.document_id = any (p_documents) and c.embedding_model = p_embedding_model
      order by c.embedding operator(extensions.<=>) p_question limit p_limit
    ) n;
  perform set_config('enable_sort', 'on', true);
  return near;
end
$$;

-- `similarity` is the cosine with the question (null: the chunk was embedded by another model), `coverage` the share of
-- the question's terms, by weight, that the chunk holds; words of a document's name count for all of its chunks.
-- Vectors of another model than the question's are left out.
create or replace function public.search_chunks(
  p_embedding text, p_embedding_model text, p_terms text[], p_limit integer,
  p_contact_ids uuid[] default null, p_project_id uuid default null, p_document_id uuid default null
) returns table (
  chunk_id uuid, document_id uuid, document_name text, chunk_index integer, page integer, heading text, content text,
  similarity double precision, coverage double precision, score double precision
)
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
declare
  question extensions.vector(1536) := p_embedding::extensions.vector(1536);
  documents uuid[];
  total bigint;
  -- Rank fusion: 1 / (10 + rank by vector) + 0.5 / (10 + rank by words), measured in docs/retrieval.md.
  k constant double precision := 10;
  word_weight constant double precision := 0.5;
  pool constant integer := 50;
  near uuid[] := '{}';
begin
  select array_agg(d.id), coalesce(sum(d.chunk_count), 0) into documents, total
    from public.documents d
    where d.chunk_count > 0 and (p_contact_ids is null or d.contact_id = any (p_contact_ids))
      and (p_project_id is null or d.project_id = p_project_id)
      and (p_document_id is null or d.id = p_document_id);
  if documents is null then
    return;
  end if;
  if question is not null then
    near := app.nearest_chunks(question, p_embedding_model, documents, total, pool);
  end if;
  return query
    with terms as (
      select t.n, app.term_query(t.term) as query from unnest(p_terms) with ordinality t (term, n)
    ), hits as materialized (
      select c.id, t.n from public.document_chunks c cross join terms t
      where c.document_id = any (documents) and c.fts @@ t.query
      union
      select c.id, t.n from public.documents d
        cross join lateral to_tsvector('simple'::regconfig,
          app.fold_words(regexp_replace(d.name, '[^[:alnum:]]+', ' ', 'g'))) as name_words
        join terms t on name_words @@ t.query
        join public.document_chunks c on c.document_id = d.id
      where d.id = any (documents)
    ), weights as (
      select t.n, ln(1 + total / greatest((select count(*) from hits h where h.n = t.n), 0.5)::double precision) as weight
      from terms t
    ), worded as (
      select h.id, sum(w.weight) / (select sum(weight) from weights) as coverage
      from hits h join weights w using (n) group by h.id
    ), by_words as (
      select w.id, w.coverage, row_number() over (order by w.coverage desc, w.id) as rank
      from worded w order by w.coverage desc, w.id limit pool
    ), by_vector as (
      select v.id, v.rank from unnest(near) with ordinality v (id, rank)
    ), fused as (
      select coalesce(v.id, w.id) as id, w.coverage,
        coalesce(1 / (k + v.rank), 0) + coalesce(word_weight / (k + w.rank), 0) as score
      from by_vector v full join by_words w on w.id = v.id
      order by score desc, id limit p_limit
    )
    select c.id, c.document_id, d.name, c.chunk_index, c.page, c.heading, c.content,
      case when c.embedding_model = p_embedding_model
        then 1 - (c.embedding operator(extensions.<=>) question) end,
      coalesce(f.coverage, 0), f.score
    from fused f join public.document_chunks c on c.id = f.id join public.documents d on d.id = c.document_id
    order by f.score desc, c.id;
end
$$;

revoke execute on function app.nearest_chunks from public, anon, authenticated;
grant execute on function app.nearest_chunks to authenticated, service_role;
