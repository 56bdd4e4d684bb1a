-- Uploaded documents and the chunks that answers are cited from.

create table public.documents (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null default app.org_id() references public.organizations (id) on delete cascade,
  project_id uuid references public.projects (id) on delete set null,
  contact_id uuid references public.contacts (id) on delete set null,
  name text not null check (length(btrim(name)) between 1 and 300),
  file_path text not null,
  file_type text not null,
  size_bytes bigint not null default 0 check (size_bytes >= 0),
  visibility public.doc_visibility not null default 'internal',
  embedding_status text not null default 'pending' check (embedding_status in ('pending', 'processing', 'complete', 'error')),
  content_summary text,
  -- Additions: members see their own uploads; what went wrong while reading the file.
  uploaded_by uuid default auth.uid() references public.profiles (id) on delete set null,
  error text,
  created_at timestamptz not null default app.clock()
);
create trigger documents_same_org before insert or update of org_id, project_id, contact_id, uploaded_by on public.documents
  for each row execute function app.same_org('project_id', 'projects', 'contact_id', 'contacts', 'uploaded_by', 'profiles');
create index documents_org_id_idx on public.documents (org_id);
create index documents_contact_id_idx on public.documents (contact_id);
create index documents_project_id_idx on public.documents (project_id);
create index documents_uploaded_by_idx on public.documents (uploaded_by);

create table public.document_chunks (
  id uuid primary key default gen_random_uuid(),
  -- Addition: one tenant's chunks are found through a btree, then searched exactly.
  org_id uuid not null default app.org_id() references public.organizations (id) on delete cascade,
  document_id uuid not null references public.documents (id) on delete cascade,
  chunk_index integer not null check (chunk_index >= 0),
  content text not null,
  embedding extensions.vector(1536),
  -- Additions: vectors of different models are never compared; full-text search for names, amounts and terms. The
  -- language of a document is not known here, so words are taken as they are.
  embedding_model text,
  fts tsvector generated always as (to_tsvector('simple'::regconfig, content)) stored,
  created_at timestamptz not null default app.clock(),
  unique (document_id, chunk_index)
);
create trigger document_chunks_same_org before insert or update of org_id, document_id on public.document_chunks
  for each row execute function app.same_org('document_id', 'documents');
create index document_chunks_org_id_idx on public.document_chunks (org_id);
create index document_chunks_fts_idx on public.document_chunks using gin (fts);
create index document_chunks_embedding_idx on public.document_chunks
  using hnsw (embedding extensions.vector_cosine_ops);

create trigger documents_keep_org before update of org_id on public.documents for each row execute function app.keep_org();
create trigger document_chunks_keep_org before update of org_id on public.document_chunks for each row execute function app.keep_org();
