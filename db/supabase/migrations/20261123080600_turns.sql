-- A turn in few round trips: open it, reserve and settle each model call, close it. All are definers, because the
-- lease, usage and balances are not the user's to write; all take the user from auth.uid().

create function app.lease() returns interval language sql immutable return interval '3 minutes';
create function app.hold_lifetime() returns interval language sql immutable return interval '15 minutes';

-- Adds log rows; those that are there already stay as they are. Token counts go to the last assistant row.
create function app.append_messages(p_conversation_id uuid, p_messages jsonb, p_tokens_in integer, p_tokens_out integer)
returns void
language plpgsql set search_path = ''
as $$
declare
  calling_row bigint;
begin
  if p_messages is null or jsonb_typeof(p_messages) <> 'array' or jsonb_array_length(p_messages) = 0 then
    return;
  end if;
  select max(m.n) into calling_row
    from jsonb_array_elements(p_messages) with ordinality m (row, n) where m.row ->> 'role' = 'assistant';
  insert into public.ai_messages (id, conversation_id, role, content, metadata, tokens_in, tokens_out)
    select (m.row ->> 'id')::uuid, p_conversation_id, m.row ->> 'role', coalesce(m.row ->> 'content', ''),
      coalesce(nullif(m.row -> 'metadata', 'null'), '{}'),
      case when m.n = calling_row then coalesce(p_tokens_in, 0) else 0 end,
      case when m.n = calling_row then coalesce(p_tokens_out, 0) else 0 end
    from jsonb_array_elements(p_messages) with ordinality m (row, n)
    order by m.n
    on conflict (id) do nothing;
end
$$;

-- The caller's own conversation, or an error. Locked for the rest of the transaction: every function here locks the
-- conversation first and the organization second, so that no two of them ever wait for each other.
create function app.require_conversation(p_conversation_id uuid) returns void
language plpgsql set search_path = ''
as $$
begin
  perform from public.ai_conversations where id = p_conversation_id and user_id = auth.uid() for no key update;
  if not found then
    raise exception 'This conversation does not exist.' using errcode = 'PT404', detail = 'not_found';
  end if;
end
$$;

-- Takes or extends the lease; false when another run holds it. Real time: a frozen clock would never let go of it.
create function app.take_lease(p_conversation_id uuid, p_run_id uuid) returns boolean
language plpgsql set search_path = ''
as $$
begin
  update public.ai_conversations set run_id = p_run_id, run_expires_at = now() + app.lease()
    where id = p_conversation_id and (run_id is null or run_id = p_run_id or run_expires_at <= now());
  return found;
end
$$;

create function app.require_lease(p_conversation_id uuid, p_run_id uuid) returns void
language plpgsql set search_path = ''
as $$
begin
  if not app.take_lease(p_conversation_id, p_run_id) then
    raise exception 'This conversation is busy with another message.'
      using errcode = 'PT409', detail = 'busy', hint = 'Wait for its answer, or stop it.';
  end if;
end
$$;

create function app.release_lease(p_conversation_id uuid, p_run_id uuid) returns void
language plpgsql set search_path = ''
as $$
begin
  update public.ai_conversations set run_id = null, run_expires_at = null
    where id = p_conversation_id and run_id = p_run_id;
end
$$;

create function public.open_turn(p_conversation_id uuid, p_run_id uuid, p_message jsonb, p_history integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  caller public.profiles;
  conversation public.ai_conversations;
  already boolean := false;
begin
  select * into caller from public.profiles where id = auth.uid();
  if caller.id is null then
    raise exception 'You do not belong to an organization.' using errcode = 'PT403', detail = 'forbidden';
  end if;
  if p_conversation_id is null or p_run_id is null then
    raise exception 'A conversation and a run are needed.' using errcode = 'PT400', detail = 'invalid_input';
  end if;

  insert into public.ai_conversations (id, org_id, user_id, title)
    values (p_conversation_id, caller.org_id, caller.id, left(btrim(p_message ->> 'content'), 80))
    on conflict (id) do nothing;
  perform app.require_conversation(p_conversation_id);
  perform app.require_lease(p_conversation_id, p_run_id);

  if p_message ->> 'id' is not null then
    already := exists (select from public.ai_messages
      where id = (p_message ->> 'id')::uuid and conversation_id = p_conversation_id);
    if not already and exists (select from public.ai_messages where id = (p_message ->> 'id')::uuid) then
      raise exception 'This message id is in use.' using errcode = 'PT409', detail = 'conflict';
    end if;
    perform app.append_messages(p_conversation_id, jsonb_build_array(p_message || '{"role": "user"}'), 0, 0);
    update public.ai_conversations
      set updated_at = app.clock(), title = coalesce(title, left(btrim(p_message ->> 'content'), 80))
      where id = p_conversation_id;
  end if;

  select * into conversation from public.ai_conversations where id = p_conversation_id;
  return jsonb_build_object(
    'conversation', jsonb_build_object('id', conversation.id, 'title', conversation.title, 'model', conversation.model,
      'created_at', conversation.created_at),
    'user', jsonb_build_object('id', caller.id, 'full_name', caller.full_name, 'email', caller.email, 'role', caller.role),
    'org', (select jsonb_build_object('id', o.id, 'name', o.name, 'settings', o.settings,
        'subscription_tier', o.subscription_tier, 'enabled_packs', o.enabled_packs,
        'token_balance', o.token_balance, 'token_pack_balance', o.token_pack_balance)
      from public.organizations o where o.id = caller.org_id),
    'messages', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'role', m.role, 'content', m.content,
        'created_at', m.created_at, 'metadata', m.metadata) order by m.position), '[]')
      from (select * from public.ai_messages where conversation_id = p_conversation_id
        order by position desc limit greatest(p_history, 0)) m),
    'pending', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'tool_call_id', a.tool_call_id, 'tool', a.tool,
        'arguments', a.arguments, 'preview', a.preview, 'expires_at', a.expires_at) order by a.created_at, a.id), '[]')
      from public.pending_actions a
      where a.conversation_id = p_conversation_id and a.status = 'pending' and a.expires_at > app.clock()),
    'duplicate', already);
end
$$;

create function public.reserve_call(
  p_call_id uuid, p_conversation_id uuid, p_run_id uuid, p_model text, p_tokens integer, p_messages jsonb
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  org public.organizations;
  held bigint;
  granted boolean;
begin
  perform app.require_conversation(p_conversation_id);
  perform app.append_messages(p_conversation_id, p_messages, 0, 0);
  perform app.require_lease(p_conversation_id, p_run_id);
  update public.ai_conversations set model = p_model where id = p_conversation_id and model is distinct from p_model;

  -- One call of an organization at a time looks at the balance. Not `for update`: that would wait for every insert
  -- of a record that refers to the organization.
  select * into org from public.organizations where id = app.org_id() for no key update;
  if coalesce(p_tokens, 0) <= 0 or exists (select from public.usage_logs where call_id = p_call_id) then
    return jsonb_build_object('granted', true, 'token_balance', org.token_balance, 'token_pack_balance', org.token_pack_balance);
  end if;
  delete from public.token_holds where org_id = org.id and expires_at <= app.clock();
  select coalesce(sum(tokens), 0) into held from public.token_holds where org_id = org.id and call_id <> p_call_id;
  granted := org.token_balance::bigint + org.token_pack_balance - held > 0;
  if granted then
    insert into public.token_holds (call_id, org_id, tokens, expires_at)
      values (p_call_id, org.id, p_tokens, app.clock() + app.hold_lifetime())
      on conflict (call_id) do update set tokens = excluded.tokens, expires_at = excluded.expires_at
      where token_holds.org_id = excluded.org_id;
  end if;
  return jsonb_build_object('granted', granted, 'token_balance', org.token_balance, 'token_pack_balance', org.token_pack_balance);
end
$$;

create function public.settle_call(
  p_call_id uuid, p_conversation_id uuid, p_run_id uuid, p_model text, p_tokens_in integer, p_tokens_out integer,
  p_multiplier numeric, p_messages jsonb, p_final boolean
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  org public.organizations;
  effective integer := ceil((p_tokens_in::bigint + p_tokens_out) * p_multiplier);
  from_month integer;
  from_packs integer;
begin
  if least(p_tokens_in, p_tokens_out) < 0 or p_multiplier < 0 or effective is null then
    raise exception 'Tokens can only be counted upwards.' using errcode = 'PT400', detail = 'invalid_input';
  end if;
  perform app.require_conversation(p_conversation_id);

  select * into org from public.organizations where id = app.org_id() for no key update;
  insert into public.usage_logs
    (org_id, user_id, model, tokens_in, tokens_out, multiplier, effective_tokens, conversation_id, call_id)
    values (org.id, auth.uid(), p_model, p_tokens_in, p_tokens_out, p_multiplier, effective, p_conversation_id, p_call_id)
    on conflict (call_id) do nothing;
  if found then
    -- The month first, then the packs. What neither covers makes the month's balance negative: what was logged always
    -- equals what left the balances.
    from_packs := least(greatest(effective - greatest(org.token_balance, 0), 0), org.token_pack_balance);
    from_month := effective - from_packs;
    update public.organizations
      set token_balance = token_balance - from_month, token_pack_balance = token_pack_balance - from_packs
      where id = org.id returning * into org;
  else
    select effective_tokens into effective from public.usage_logs where call_id = p_call_id and org_id = org.id;
  end if;
  delete from public.token_holds where call_id = p_call_id and org_id = org.id;

  perform app.append_messages(p_conversation_id, p_messages, p_tokens_in, p_tokens_out);
  update public.ai_conversations
    set updated_at = app.clock(),
      run_expires_at = case when run_id = p_run_id then now() + app.lease() else run_expires_at end
    where id = p_conversation_id;
  if p_final then
    perform app.release_lease(p_conversation_id, p_run_id);
  end if;
  return jsonb_build_object('effective_tokens', effective, 'token_balance', org.token_balance,
    'token_pack_balance', org.token_pack_balance);
end
$$;

create function public.close_turn(p_conversation_id uuid, p_run_id uuid, p_messages jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform app.require_conversation(p_conversation_id);
  perform app.append_messages(p_conversation_id, p_messages, 0, 0);
  update public.ai_conversations set updated_at = app.clock() where id = p_conversation_id;
  perform app.release_lease(p_conversation_id, p_run_id);
end
$$;
