-- Takes back the caller's last changes in a conversation, the newest first: all of them or none. Fewer are there than
-- asked for: those. Answers how many were taken back.
create function public.undo_last_changes(p_conversation_id uuid, p_steps integer default 1) returns integer
language plpgsql set search_path = ''
as $$
begin
  for step in 1 .. greatest(p_steps, 1) loop
    begin
      perform public.undo_changes(p_conversation_id);
    exception when sqlstate 'PT404' then
      if step = 1 then
        raise;
      end if;
      return step - 1;
    end;
  end loop;
  return greatest(p_steps, 1);
end
$$;
revoke execute on function public.undo_last_changes from public, anon, authenticated;
grant execute on function public.undo_last_changes to authenticated, service_role;
