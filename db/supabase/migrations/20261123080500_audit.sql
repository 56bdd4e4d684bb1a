-- Addition: every change, who made it, and the tool call it belongs to; and taking changes back.

create table public.audit_log (
  id bigint generated always as identity primary key,
  org_id uuid not null references public.organizations (id) on delete cascade,
  table_name text not null,
  record_id uuid not null,
  action text not null check (action in ('insert', 'update', 'delete')),
  before jsonb,
  after jsonb,
  user_id uuid,
  conversation_id uuid,
  tool_call_id text,
  undone_at timestamptz,
  -- The tool call that this change took back.
  undo_of text,
  created_at timestamptz not null default app.clock()
);
create index audit_log_org_id_idx on public.audit_log (org_id, created_at);
create index audit_log_record_idx on public.audit_log (table_name, record_id);
create index audit_log_call_idx on public.audit_log (conversation_id, tool_call_id, id);

-- Definer: users may read the log, nobody writes it by hand.
create function app.write_audit() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  any_row jsonb := coalesce(new_row, old_row);
  headers jsonb := nullif(current_setting('request.headers', true), '')::jsonb;
  conversation text := headers ->> 'x-orbit-conversation';
  org uuid := case when tg_table_name = 'organizations' then (any_row ->> 'id')::uuid else (any_row ->> 'org_id')::uuid end;
begin
  if tg_op = 'UPDATE' and old_row - 'updated_at' = new_row - 'updated_at' then
    return null;
  end if;
  -- When a whole tenant is deleted, its records go after it: there is no log left to write to.
  if tg_op = 'DELETE' and not exists (select from public.organizations where id = org) then
    return null;
  end if;
  insert into public.audit_log
    (org_id, table_name, record_id, action, before, after, user_id, conversation_id, tool_call_id, undo_of)
  values (
    org, tg_table_name, (any_row ->> 'id')::uuid, lower(tg_op), old_row, new_row, auth.uid(),
    case when conversation ~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then conversation::uuid end,
    nullif(left(headers ->> 'x-orbit-call', 200), ''),
    nullif(current_setting('orbit.undo_of', true), '')
  );
  return null;
end
$$;

create trigger audit after insert or update or delete on public.contacts for each row execute function app.write_audit();
create trigger audit after insert or update or delete on public.tasks for each row execute function app.write_audit();
create trigger audit after insert or update or delete on public.projects for each row execute function app.write_audit();
create trigger audit after insert or update or delete on public.invoices for each row execute function app.write_audit();
create trigger audit after insert or update or delete on public.bookings for each row execute function app.write_audit();
create trigger audit after insert or update or delete on public.documents for each row execute function app.write_audit();
create trigger audit after insert or update or delete on public.profiles for each row execute function app.write_audit();
-- Balances and periods change with every turn and have their own log.
create trigger audit after update of name, settings on public.organizations for each row execute function app.write_audit();
-- Only so that deleting a contact or a project can be taken back whole.
create trigger audit after update of contact_id, project_id on public.ai_conversations for each row
  when (old.contact_id is distinct from new.contact_id or old.project_id is distinct from new.project_id)
  execute function app.write_audit();

-- What a record is called, from its row.
create function app.record_title(p_table text, p_row jsonb) returns text
language sql stable set search_path = ''
as $$
  select coalesce(nullif(btrim(case p_table
    when 'contacts' then app.contact_title(jsonb_populate_record(null::public.contacts, p_row))
    when 'tasks' then p_row ->> 'title'
    when 'bookings' then p_row ->> 'title'
    when 'ai_conversations' then p_row ->> 'title'
    when 'invoices' then p_row ->> 'invoice_number'
    when 'profiles' then coalesce(p_row ->> 'full_name', p_row ->> 'email')
    else p_row ->> 'name'
  end), ''), p_row ->> 'id')
$$;

create function app.refuse_undo(p_entry public.audit_log, p_what text) returns void
language plpgsql set search_path = ''
as $$
begin
  raise exception '% “%” %, so it was not undone.', initcap(rtrim(replace(p_entry.table_name, 'ai_', ''), 's')),
    app.record_title(p_entry.table_name, coalesce(p_entry.after, p_entry.before)), p_what
    using errcode = 'PT409', detail = 'conflict', hint = 'Nothing was changed. Change it by hand if you still want to.';
end
$$;

-- Takes back one row's change and returns the row as it is now (null when it is gone).
create function app.undo_entry(p_entry public.audit_log) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  current_row jsonb;
  changed text[];
  assignments text;
  last_id bigint;
begin
  execute format('select to_jsonb(t) from public.%I t where id = $1 for update', p_entry.table_name)
    into current_row using p_entry.record_id;

  if p_entry.action = 'delete' then
    if current_row is not null then
      perform app.refuse_undo(p_entry, 'is there again');
    end if;
    execute format('insert into public.%I select * from jsonb_populate_record(null::public.%I, $1) returning to_jsonb(%I)',
      p_entry.table_name, p_entry.table_name, p_entry.table_name)
      into current_row
      -- The chunks of a document went with it: it has to be read again.
      using case when p_entry.table_name = 'documents'
        then p_entry.before || '{"embedding_status": "pending"}' else p_entry.before end;
    return current_row;
  end if;

  if current_row is null then
    perform app.refuse_undo(p_entry, 'no longer exists');
  end if;

  if p_entry.action = 'insert' then
    if current_row - 'updated_at' <> p_entry.after - 'updated_at' then
      perform app.refuse_undo(p_entry, 'was changed since');
    end if;
    select coalesce(max(id), 0) into last_id from public.audit_log where org_id = p_entry.org_id;
    execute format('delete from public.%I where id = $1', p_entry.table_name) using p_entry.record_id;
    -- One row for this delete; any other is a record that pointed to it and was cut loose.
    if (select count(*) from public.audit_log where org_id = p_entry.org_id and id > last_id) > 1 then
      perform app.refuse_undo(p_entry, 'is used by other records');
    end if;
    return null;
  end if;

  select array_agg(key) into changed from jsonb_each(p_entry.after)
    where value is distinct from p_entry.before -> key and key <> 'updated_at';
  if exists (select from unnest(changed) key where current_row -> key is distinct from p_entry.after -> key) then
    perform app.refuse_undo(p_entry, 'was changed since');
  end if;
  select string_agg(format('%I = r.%I', key, key), ', ') into assignments from unnest(changed) key;
  execute format(
    'update public.%I t set %s from jsonb_populate_record(null::public.%I, $1) r where t.id = $2 returning to_jsonb(t)',
    p_entry.table_name, assignments, p_entry.table_name)
    into current_row using p_entry.before, p_entry.record_id;
  return current_row;
end
$$;

-- The deletion (its id in the log) that set references of this row to null; null when that is not what happened.
create function app.cut_loose_by(p_entry public.audit_log) returns bigint
language sql stable set search_path = ''
as $$
  select max(d.id) from public.audit_log d
  where p_entry.action = 'update' and d.action = 'delete' and d.id < p_entry.id
    and d.org_id = p_entry.org_id and d.conversation_id = p_entry.conversation_id and d.tool_call_id = p_entry.tool_call_id
    and exists (select from jsonb_each_text(p_entry.before) k
      where k.value = d.record_id::text and p_entry.after ->> k.key is null)
$$;

-- Takes back what one tool call changed: all of it or nothing.
create function public.undo_changes(p_conversation_id uuid, p_tool_call_id text default null) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  caller uuid := auth.uid();
  org uuid := app.org_id();
  call text := p_tool_call_id;
  entry public.audit_log;
  current_row jsonb;
  changes jsonb := '[]';
begin
  if call is null then
    select tool_call_id into call from public.audit_log
      where conversation_id = p_conversation_id and org_id = org and user_id = caller
        and tool_call_id is not null and undone_at is null and undo_of is null
      order by id desc limit 1;
  end if;

  perform set_config('orbit.undo_of', coalesce(call, ''), true);
  for entry in
    select e.* from public.audit_log e
      where e.conversation_id = p_conversation_id and e.org_id = org and e.tool_call_id = call
        and e.undone_at is null and e.undo_of is null
      -- The last change first. But Postgres logs a delete before the references that it cuts loose: they can only be
      -- tied again when the record is back.
      order by coalesce(app.cut_loose_by(e), e.id) desc, e.action = 'delete' desc, e.id desc
      for update
  loop
    if not app.is_owner() and (entry.user_id is distinct from caller or entry.table_name in ('organizations', 'profiles')) then
      raise exception 'This was done by somebody else; only they or an owner can undo it.'
        using errcode = 'PT403', detail = 'forbidden';
    end if;
    begin
      current_row := app.undo_entry(entry);
    exception when foreign_key_violation or unique_violation or check_violation then
      perform app.refuse_undo(entry, 'depends on records that have changed since');
    end;
    update public.audit_log set undone_at = app.clock() where id = entry.id;
    if entry.table_name <> 'ai_conversations' then
      changes := changes || jsonb_build_object(
        'table_name', entry.table_name,
        'record_id', entry.record_id,
        'action', case entry.action when 'insert' then 'created' when 'update' then 'updated' else 'deleted' end,
        'record', coalesce(current_row, entry.after));
    end if;
  end loop;
  perform set_config('orbit.undo_of', '', true);

  if changes = '[]' then
    raise exception 'There is nothing to undo in this conversation.' using errcode = 'PT404', detail = 'not_found';
  end if;
  return jsonb_build_object('tool_call_id', call, 'changes', changes);
end
$$;
