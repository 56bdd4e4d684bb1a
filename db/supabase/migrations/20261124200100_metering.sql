-- Metering that nobody can talk out of counting: as before, and a call is paid for by the hold that was made for it, also
-- when its conversation was deleted or its person left meanwhile; periods renew; caps of owners hold.

-- Addition: who made the call. No reference: the hold outlives the person's profile.
alter table public.token_holds add column user_id uuid;

create or replace function public.open_turn(p_conversation_id uuid, p_run_id uuid, p_message jsonb, p_history integer)
returns jsonb
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

  -- Looked at before it is locked: a turn must not wait for another one's call just to begin.
  if exists (select from public.organizations
      where id = caller.org_id and current_period_end <= app.clock() and stripe_subscription_id is null) then
    perform app.current_organization(caller.org_id);
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

-- Why a call may not be made now, or null. `balance`: nothing is left. `held`: what is left may be needed by calls under
-- way. `cap`: the person has used what an owner allowed them in this period.
create function app.refusal(p_org public.organizations, p_user_id uuid, p_call_id uuid) returns text
language plpgsql set search_path = ''
as $$
declare
  cap integer := (select token_cap from public.profiles where id = p_user_id);
  left_over bigint := p_org.token_balance::bigint + p_org.token_pack_balance;
  held bigint;
  own bigint;
begin
  delete from public.token_holds where org_id = p_org.id and expires_at <= app.clock();
  select coalesce(sum(tokens), 0), coalesce(sum(tokens) filter (where user_id = p_user_id), 0) into held, own
    from public.token_holds where org_id = p_org.id and call_id <> p_call_id;
  if left_over <= 0 then
    return 'balance';
  elsif left_over - held <= 0 then
    return 'held';
  elsif cap is not null and own + (select coalesce(sum(effective_tokens), 0) from public.usage_logs
      where user_id = p_user_id and org_id = p_org.id and created_at >= p_org.current_period_start) >= cap then
    return 'cap';
  end if;
  return null;
end
$$;
create index usage_logs_user_period_idx on public.usage_logs (user_id, created_at);

-- Holds what a call can cost, or says why it may not be made. A call that was paid already needs nothing.
create function app.hold_tokens(p_org public.organizations, p_user_id uuid, p_call_id uuid, p_tokens integer) returns text
language plpgsql set search_path = ''
as $$
declare
  refusal text;
begin
  if coalesce(p_tokens, 0) <= 0 or exists (select from public.usage_logs where call_id = p_call_id and org_id = p_org.id) then
    return null;
  end if;
  refusal := app.refusal(p_org, p_user_id, p_call_id);
  if refusal is null then
    insert into public.token_holds (call_id, org_id, user_id, tokens, expires_at)
      values (p_call_id, p_org.id, p_user_id, p_tokens, app.clock() + app.hold_lifetime())
      on conflict (call_id) do update set tokens = excluded.tokens, expires_at = excluded.expires_at
      where token_holds.user_id = excluded.user_id;
  end if;
  return refusal;
end
$$;

-- Pays for a call, the month first, then the packs, and answers with the organization as it is then. What neither covers
-- makes the month's balance negative: what was logged always equals what left the balances. The same call told again is
-- paid up to the larger bill, so that nobody who guesses its id can make it free beforehand.
create function app.pay_call(
  p_org_id uuid, p_user_id uuid, p_conversation_id uuid, p_call_id uuid, p_model text, p_tokens_in integer,
  p_tokens_out integer, p_multiplier numeric, out org public.organizations, out bill public.usage_logs
)
language plpgsql set search_path = ''
as $$
declare
  effective integer;
  due integer;
  from_packs integer;
begin
  if p_tokens_in >= 0 and p_tokens_out >= 0 and p_multiplier >= 0 and p_multiplier < 10000 then
    effective := ceil((p_tokens_in::bigint + p_tokens_out) * p_multiplier);
  else
    raise exception 'Tokens can only be counted upwards.' using errcode = 'PT400', detail = 'invalid_input';
  end if;
  org := app.current_organization(p_org_id);
  if org.id is null then
    raise exception 'You do not belong to an organization.' using errcode = 'PT403', detail = 'forbidden';
  end if;
  select * into bill from public.usage_logs where call_id = p_call_id;
  if bill.org_id is distinct from org.id then
    -- A stranger's bill of the same name pays for nothing here.
    insert into public.usage_logs
      (org_id, user_id, model, tokens_in, tokens_out, multiplier, effective_tokens, conversation_id, call_id)
      values (org.id, (select id from public.profiles where id = p_user_id and org_id = org.id), p_model,
        p_tokens_in, p_tokens_out, p_multiplier, effective,
        (select id from public.ai_conversations where id = p_conversation_id and org_id = org.id),
        case when bill.id is null then p_call_id else gen_random_uuid() end)
      returning * into bill;
    due := effective;
  elsif bill.effective_tokens < effective then
    due := effective - bill.effective_tokens;
    update public.usage_logs
      set tokens_in = p_tokens_in, tokens_out = p_tokens_out, multiplier = p_multiplier, effective_tokens = effective
      where id = bill.id returning * into bill;
  else
    due := 0;
  end if;
  from_packs := least(greatest(due - greatest(org.token_balance, 0), 0), org.token_pack_balance);
  if due > 0 then
    update public.organizations
      set token_balance = token_balance - (due - from_packs), token_pack_balance = token_pack_balance - from_packs
      where id = org.id returning * into org;
  end if;
end
$$;

create or replace function public.reserve_call(
  p_call_id uuid, p_conversation_id uuid, p_run_id uuid, p_model text, p_tokens integer, p_messages jsonb
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  org public.organizations;
  refusal text;
begin
  perform app.require_conversation(p_conversation_id);
  perform app.append_messages(p_conversation_id, p_messages, 0, 0);
  perform app.require_lease(p_conversation_id, p_run_id);
  update public.ai_conversations set model = p_model where id = p_conversation_id and model is distinct from p_model;
  -- One call of an organization at a time looks at the balance.
  org := app.current_organization(app.org_id());
  refusal := app.hold_tokens(org, auth.uid(), p_call_id, p_tokens);
  return jsonb_build_object('granted', refusal is null, 'refusal', refusal,
    'token_balance', org.token_balance, 'token_pack_balance', org.token_pack_balance);
end
$$;

-- Who pays is what the hold says: the organization that the call was made for, whatever became of person and conversation.
create or replace function public.settle_call(
  p_call_id uuid, p_conversation_id uuid, p_run_id uuid, p_model text, p_tokens_in integer, p_tokens_out integer,
  p_multiplier numeric, p_messages jsonb, p_final boolean
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  paid record;
  hold public.token_holds;
  own_conversation uuid;
begin
  select id into own_conversation from public.ai_conversations
    where id = p_conversation_id and user_id = auth.uid() for no key update;
  select * into hold from public.token_holds where call_id = p_call_id and user_id = auth.uid();
  if hold.call_id is null then
    perform app.require_conversation(p_conversation_id);
  end if;
  select * into paid from app.pay_call(coalesce(hold.org_id, app.org_id()), auth.uid(), own_conversation, p_call_id,
    p_model, p_tokens_in, p_tokens_out, p_multiplier);
  delete from public.token_holds where call_id = p_call_id and user_id = auth.uid();

  if own_conversation is not null then
    perform app.append_messages(p_conversation_id, p_messages, p_tokens_in, p_tokens_out);
    update public.ai_conversations
      set updated_at = app.clock(),
        run_expires_at = case when run_id = p_run_id then now() + app.lease() else run_expires_at end
      where id = p_conversation_id;
    if p_final then
      perform app.release_lease(p_conversation_id, p_run_id);
    end if;
  end if;
  return jsonb_build_object('effective_tokens', (paid.bill).effective_tokens, 'token_balance', (paid.org).token_balance,
    'token_pack_balance', (paid.org).token_pack_balance);
end
$$;

-- Calls on behalf of a document: the same rules, and the uploader's cap where no person is asking.
create or replace function public.reserve_document_call(p_document_id uuid, p_call_id uuid, p_tokens integer)
returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  document public.documents := app.require_own_document(p_document_id);
  org public.organizations := app.current_organization(document.org_id);
begin
  return app.hold_tokens(org, coalesce(auth.uid(), document.uploaded_by), p_call_id, p_tokens) is null;
end
$$;

create or replace function public.settle_document_call(
  p_document_id uuid, p_call_id uuid, p_model text, p_tokens_in integer, p_tokens_out integer, p_multiplier numeric
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  document public.documents := app.require_own_document(p_document_id);
begin
  perform app.pay_call(document.org_id, coalesce(auth.uid(), document.uploaded_by), null, p_call_id, p_model,
    p_tokens_in, p_tokens_out, p_multiplier);
  delete from public.token_holds where call_id = p_call_id and org_id = document.org_id;
end
$$;

revoke execute on function
  app.refusal, app.hold_tokens, app.pay_call, public.open_turn, public.reserve_call, public.settle_call,
  public.reserve_document_call, public.settle_document_call from public, anon, authenticated;
grant execute on function
  app.refusal, app.hold_tokens, app.pay_call, public.open_turn, public.reserve_call, public.settle_call,
  public.reserve_document_call, public.settle_document_call to service_role;
grant execute on function
  public.open_turn, public.reserve_call, public.settle_call, public.reserve_document_call, public.settle_document_call
  to authenticated;
