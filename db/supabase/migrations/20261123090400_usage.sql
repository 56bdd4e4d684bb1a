-- What model calls used, added up by day, person or model. Invoker: a member sees their own, an owner everybody's.

create function public.sum_usage(
  p_by text, p_time_zone text, p_from date default null, p_until date default null, p_user_id uuid default null
) returns table (label text, calls bigint, tokens bigint)
language sql stable set search_path = ''
as $$
  select s.label, count(*), sum(s.effective_tokens)::bigint
  from (
    select u.effective_tokens, case p_by
      when 'user' then coalesce(p.full_name, p.email, '')
      when 'model' then u.model
      else ((u.created_at at time zone p_time_zone)::date)::text end as label
    from public.usage_logs u left join public.profiles p on p.id = u.user_id
    where (p_from is null or u.created_at >= p_from::timestamp at time zone p_time_zone)
      and (p_until is null or u.created_at < (p_until + 1)::timestamp at time zone p_time_zone)
      and (p_user_id is null or u.user_id = p_user_id)
  ) s
  group by s.label
  order by case when p_by in ('user', 'model') then -sum(s.effective_tokens) end, s.label
$$;

revoke execute on function public.sum_usage from public, anon, authenticated;
grant execute on function public.sum_usage to authenticated, service_role;
