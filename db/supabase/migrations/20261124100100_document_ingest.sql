-- Reading a document in steps that can be repeated: claim it, store its chunks, embed them batch by batch, each batch
-- stored and paid for in one transaction.

create function app.ingest_lease() returns interval language sql immutable return interval '2 minutes';

-- The keys that only the server holds. A job has no user; what it spends is the uploader's.
create function app.is_service() returns boolean
language sql stable
return coalesce(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role', '') = 'service_role';

-- A document that the caller may change, or an error.
create function app.require_own_document(p_document_id uuid) returns public.documents
language plpgsql stable set search_path = ''
as $$
declare
  document public.documents;
begin
  select * into document from public.documents d
    where d.id = p_document_id
      and (app.is_service() or (d.org_id = app.org_id() and (app.is_owner() or d.uploaded_by = auth.uid())));
  if document.id is null then
    raise exception 'This document does not exist.' using errcode = 'PT404', detail = 'not_found';
  end if;
  return document;
end
$$;

-- False when another process is reading it, or when there is nothing to read. Invoker: RLS says who may. Real time.
create function public.claim_document(p_document_id uuid, p_run_id uuid) returns boolean
language plpgsql set search_path = ''
as $$
begin
  update public.documents
    set embedding_status = 'processing', error = null, ingest_run_id = p_run_id,
      ingest_expires_at = now() + app.ingest_lease()
    where id = p_document_id and (embedding_status = 'pending' or (embedding_status = 'processing'
      and (ingest_run_id = p_run_id or ingest_expires_at is null or ingest_expires_at <= now())));
  return found;
end
$$;

-- Holds tokens for a call on behalf of a document. False when the organization has none left.
create function public.reserve_document_call(p_document_id uuid, p_call_id uuid, p_tokens integer) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  document public.documents := app.require_own_document(p_document_id);
  org public.organizations;
  held bigint;
begin
  if coalesce(p_tokens, 0) <= 0 or exists (select from public.usage_logs where call_id = p_call_id) then
    return true;
  end if;
  select * into org from public.organizations where id = document.org_id for no key update;
  delete from public.token_holds where org_id = org.id and expires_at <= app.clock();
  select coalesce(sum(tokens), 0) into held from public.token_holds where org_id = org.id and call_id <> p_call_id;
  if org.token_balance::bigint + org.token_pack_balance - held <= 0 then
    return false;
  end if;
  insert into public.token_holds (call_id, org_id, tokens, expires_at)
    values (p_call_id, org.id, p_tokens, app.clock() + app.hold_lifetime())
    on conflict (call_id) do update set tokens = excluded.tokens, expires_at = excluded.expires_at
    where token_holds.org_id = excluded.org_id;
  return true;
end
$$;

-- Pays for a call once, the month first, then the packs; as `settle_call` does, for a call that has no conversation.
create function public.settle_document_call(
  p_document_id uuid, p_call_id uuid, p_model text, p_tokens_in integer, p_tokens_out integer, p_multiplier numeric
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  document public.documents := app.require_own_document(p_document_id);
  org public.organizations;
  effective integer := ceil((p_tokens_in::bigint + p_tokens_out) * p_multiplier);
  from_packs integer;
begin
  if least(p_tokens_in, p_tokens_out) < 0 or p_multiplier < 0 or effective is null then
    raise exception 'Tokens can only be counted upwards.' using errcode = 'PT400', detail = 'invalid_input';
  end if;
  select * into org from public.organizations where id = document.org_id for no key update;
  insert into public.usage_logs (org_id, user_id, model, tokens_in, tokens_out, multiplier, effective_tokens, call_id)
    values (org.id, coalesce(auth.uid(), document.uploaded_by), p_model, p_tokens_in, p_tokens_out, p_multiplier,
      effective, p_call_id)
    on conflict (call_id) do nothing;
  if found then
    from_packs := least(greatest(effective - greatest(org.token_balance, 0), 0), org.token_pack_balance);
    update public.organizations
      set token_balance = token_balance - (effective - from_packs), token_pack_balance = token_pack_balance - from_packs
      where id = org.id;
  end if;
  delete from public.token_holds where call_id = p_call_id and org_id = org.id;
end
$$;

-- One batch: its vectors, its bill and a longer lease, all or nothing. `p_embeddings`: [{"id": uuid, "embedding": "[…]"}].
-- False when the lease was lost: another process has taken over, and this one has to stop.
create function public.store_embeddings(
  p_document_id uuid, p_run_id uuid, p_call_id uuid, p_model text, p_tokens integer, p_multiplier numeric,
  p_embeddings jsonb
) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  document public.documents := app.require_own_document(p_document_id);
begin
  update public.documents set ingest_expires_at = now() + app.ingest_lease()
    where id = document.id and embedding_status = 'processing' and ingest_run_id = p_run_id;
  if not found then
    return false;
  end if;
  update public.document_chunks c
    set embedding = (e.row ->> 'embedding')::extensions.vector(1536), embedding_model = p_model
    from jsonb_array_elements(p_embeddings) e (row)
    where c.id = (e.row ->> 'id')::uuid and c.document_id = document.id;
  perform public.settle_document_call(document.id, p_call_id, p_model, p_tokens, 0, p_multiplier);
  return true;
end
$$;

revoke execute on function
  app.ingest_lease, app.is_service, app.require_own_document, public.claim_document, public.reserve_document_call,
  public.settle_document_call, public.store_embeddings from public, anon, authenticated;
grant execute on function app.ingest_lease, app.is_service to authenticated, service_role;
grant execute on function
  public.claim_document, public.reserve_document_call, public.settle_document_call, public.store_embeddings
  to authenticated, service_role;
