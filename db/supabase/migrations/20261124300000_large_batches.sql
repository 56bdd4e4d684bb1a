-- Batches of thousands: changed and taken back in seconds.

-- Names are written anew only when one of them really changed: writing them costs more than the change itself.
drop trigger names on public.contacts;
create trigger names after insert or delete on public.contacts for each row execute function app.write_record_names();
create trigger names_changed after update of first_name, last_name, company_name, email, phone on public.contacts
  for each row
  when ((old.first_name, old.last_name, old.company_name, old.email, old.phone)
    is distinct from (new.first_name, new.last_name, new.company_name, new.email, new.phone))
  execute function app.write_record_names();

-- Undo asks for the deletions of a call, and when there are any, once for every row that the call changed.
create index audit_log_deletions_idx on public.audit_log (conversation_id, tool_call_id, id) where action = 'delete';

-- As before, with a plan that is kept.
create or replace function app.cut_loose_by(p_entry public.audit_log) returns bigint
language plpgsql stable set search_path = ''
as $$
begin
  if p_entry.action <> 'update' then
    return null;
  end if;
  return (select max(d.id) from public.audit_log d
    where d.action = 'delete' and d.id < p_entry.id
      and d.org_id = p_entry.org_id and d.conversation_id = p_entry.conversation_id and d.tool_call_id = p_entry.tool_call_id
      and exists (select from jsonb_each_text(p_entry.before) k
        where k.value = d.record_id::text and p_entry.after ->> k.key is null));
end
$$;

-- As before; but what was taken back is collected in an array, which grows in place: a jsonb is copied for every row. And
-- only a call that deleted something is asked what it cut loose.
create or replace function public.undo_changes(p_conversation_id uuid, p_tool_call_id text default null) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  caller uuid := auth.uid();
  org uuid := app.org_id();
  call text := p_tool_call_id;
  entry public.audit_log;
  current_row jsonb;
  changes jsonb[] := '{}';
  has_deletions boolean;
begin
  if call is null then
    select tool_call_id into call from public.audit_log
      where conversation_id = p_conversation_id and org_id = org and user_id = caller
        and tool_call_id is not null and undone_at is null and undo_of is null
      order by id desc limit 1;
  end if;

  select exists (select from public.audit_log where conversation_id = p_conversation_id and tool_call_id = call and action = 'delete')
    into has_deletions;
  perform set_config('orbit.undo_of', coalesce(call, ''), true);
  for entry in
    select e.* from public.audit_log e
      where e.conversation_id = p_conversation_id and e.org_id = org and e.tool_call_id = call
        and e.undone_at is null and e.undo_of is null
      -- The last change first. But Postgres logs a delete before the references that it cuts loose: they can only be
      -- tied again when the record is back.
      order by coalesce(case when has_deletions then app.cut_loose_by(e) end, e.id) desc, e.action = 'delete' desc, e.id desc
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
      changes := array_append(changes, jsonb_build_object(
        'table_name', entry.table_name,
        'record_id', entry.record_id,
        'action', case entry.action when 'insert' then 'created' when 'update' then 'updated' else 'deleted' end,
        'record', coalesce(current_row, entry.after)));
    end if;
  end loop;
  perform set_config('orbit.undo_of', '', true);

  if changes = '{}' then
    raise exception 'There is nothing to undo in this conversation.' using errcode = 'PT404', detail = 'not_found';
  end if;
  return jsonb_build_object('tool_call_id', call, 'changes', to_jsonb(changes));
end
$$;
