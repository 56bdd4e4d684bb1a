-- What reading a document needs: the state of the work, chunks that know their place, and the way of its file.

alter table public.documents
  -- SHA-256 of the file: the same file uploaded again by the same person is the same document.
  add column content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
  -- Kept by triggers on the chunks.
  add column chunk_count integer not null default 0 check (chunk_count >= 0),
  -- The process that is reading it, and until when it may be believed to be alive.
  add column ingest_run_id uuid,
  add column ingest_expires_at timestamptz;
create unique index documents_content_hash_idx on public.documents (org_id, uploaded_by, content_hash);
create index documents_unread_idx on public.documents (embedding_status) where embedding_status in ('pending', 'processing');

alter table public.document_chunks
  add column page integer check (page > 0),
  -- "4 Termination › 4.2 Notice": where in the document it stands.
  add column heading text;
-- In the row instead of beside it: an exact search over one tenant reads every vector.
alter table public.document_chunks alter column embedding set storage plain;

-- Words as they are compared: no case, no accents. Immutable, so that a generated column may use it.
create function app.fold_words(value text) returns text
language sql immutable parallel safe
return replace(translate(lower(value),
  'äöüàáâãåçèéêëìíîïñòóôõùúûýÿ',
  'aouaaaaaceeeeiiiinoooouuuyy'), 'ß', 'ss');

drop index public.document_chunks_fts_idx;
alter table public.document_chunks drop column fts;
alter table public.document_chunks add column fts tsvector
  generated always as (to_tsvector('simple'::regconfig, app.fold_words(coalesce(heading, '') || ' ' || content))) stored;
create index document_chunks_fts_idx on public.document_chunks using gin (fts);

update public.documents d
  set chunk_count = (select count(*) from public.document_chunks c where c.document_id = d.id);

-- Definer: whoever adds chunks need not be allowed to change anything else about the document.
create function app.count_chunks() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.documents d set chunk_count = greatest(d.chunk_count + n.change, 0)
    from (select document_id, count(*)::integer * case tg_op when 'INSERT' then 1 else -1 end as change
      from changed_chunks group by document_id) n
    where d.id = n.document_id;
  return null;
end
$$;
create trigger count_added after insert on public.document_chunks
  referencing new table as changed_chunks for each statement execute function app.count_chunks();
create trigger count_removed after delete on public.document_chunks
  referencing old table as changed_chunks for each statement execute function app.count_chunks();

-- Being read is no change that anybody made: the log keeps to what people do.
drop trigger audit on public.documents;
create trigger audit after insert or delete on public.documents for each row execute function app.write_audit();
create trigger audit_changes after update of name, visibility, contact_id, project_id, file_path, uploaded_by
  on public.documents for each row execute function app.write_audit();

-- Files of deleted documents. They stay for an hour, so that a deletion can be taken back whole, and then go for good.
create table app.file_removals (
  file_path text primary key,
  remove_after timestamptz not null,
  -- Handed out to be removed; again when nobody said that it was.
  taken_at timestamptz,
  removed boolean not null default false
);
alter table app.file_removals enable row level security;

create function app.schedule_file_removal() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into app.file_removals (file_path, remove_after) values (old.file_path, now() + interval '1 hour')
    on conflict (file_path) do nothing;
  return null;
end
$$;
create trigger file_removal after delete on public.documents for each row execute function app.schedule_file_removal();

-- A document that comes back (undo) keeps its file, or is refused when that is gone. Nothing of it has been read yet.
create function app.start_unread() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if exists (select from app.file_removals where file_path = new.file_path and taken_at is not null) then
    raise exception 'The file of “%” was removed for good.', new.name
      using errcode = 'PT409', detail = 'conflict', hint = 'Upload it again.';
  end if;
  delete from app.file_removals where file_path = new.file_path;
  new.chunk_count := 0;
  return new;
end
$$;
create trigger start_unread before insert on public.documents for each row execute function app.start_unread();

-- For the job that removes them; real time, because a frozen clock would keep them forever.
create function public.take_removable_files(p_limit integer) returns table (file_path text)
language plpgsql security definer set search_path = ''
as $$
begin
  return query update app.file_removals r set taken_at = now()
    where r.file_path in (
      select due.file_path from app.file_removals due
      where not due.removed and due.remove_after <= now()
        and (due.taken_at is null or due.taken_at < now() - interval '5 minutes')
      order by due.remove_after limit p_limit for update skip locked)
    returning r.file_path;
end
$$;

create function public.confirm_files_removed(p_paths text[]) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update app.file_removals set removed = true where file_path = any (p_paths);
end
$$;

-- Files of a hosted project. The row comes first: it decides who may put its file there, and who may get it.
do $$
begin
  if to_regclass('storage.buckets') is null or to_regclass('storage.objects') is null then
    return;
  end if;
  insert into storage.buckets (id, name, public, file_size_limit) values ('documents', 'documents', false, 26214400)
    on conflict (id) do nothing;
  create policy orbit_documents_select on storage.objects for select to authenticated
    using (bucket_id = 'documents' and exists (select from public.documents d where d.file_path = name));
  create policy orbit_documents_insert on storage.objects for insert to authenticated
    with check (bucket_id = 'documents' and exists (select from public.documents d
      where d.file_path = name and (d.uploaded_by = auth.uid() or app.is_owner())));
  create policy orbit_documents_update on storage.objects for update to authenticated
    using (bucket_id = 'documents' and exists (select from public.documents d
      where d.file_path = name and (d.uploaded_by = auth.uid() or app.is_owner())));
end
$$;

revoke execute on function
  app.fold_words, app.count_chunks, app.schedule_file_removal, app.start_unread, public.take_removable_files,
  public.confirm_files_removed from public, anon, authenticated;
grant execute on function app.fold_words to authenticated, service_role;
grant execute on function public.take_removable_files, public.confirm_files_removed to service_role;
