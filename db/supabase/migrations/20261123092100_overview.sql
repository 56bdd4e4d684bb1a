-- What needs attention, and where everybody stands: each in one request. Invoker: everybody's own view.

create function app.brief_contact(p_contact public.contacts) returns jsonb
language sql stable set search_path = ''
as $$
  select case when (p_contact).id is not null then jsonb_build_object(
    'id', (p_contact).id, 'first_name', (p_contact).first_name, 'last_name', (p_contact).last_name,
    'company_name', (p_contact).company_name, 'email', (p_contact).email, 'phone', (p_contact).phone) end
$$;

-- Lists under their names, each with its rows (capped) and its true total. p_now begins, p_until ends the bookings.
create function public.attention(
  p_today date, p_now timestamptz, p_until timestamptz, p_stale timestamptz, p_limit integer default 10
) returns table (list text, total bigint, rows jsonb)
language sql stable set search_path = ''
as $$
  with found as (
    select case when t.due_date < p_today then 'overdue_tasks' else 'today_tasks' end as list,
      array_position('{urgent,high,medium,low}', t.priority::text)::text as priority, t.due_date::text as due, t.id,
      to_jsonb(t) || jsonb_build_object('contact', app.brief_contact(c),
        'project', case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end,
        'assigned_to', case when a.id is not null then jsonb_build_object('id', a.id, 'full_name', a.full_name, 'email', a.email) end) as row
    from public.tasks t left join public.contacts c on c.id = t.contact_id left join public.projects p on p.id = t.project_id
      left join public.profiles a on a.id = t.assigned_to
    where t.status <> 'done' and t.due_date <= p_today
    union all
    select 'overdue_invoices', '', i.due_date::text, i.id,
      to_jsonb(i) || jsonb_build_object('status', 'overdue', 'contact', app.brief_contact(c))
    from public.invoices i left join public.contacts c on c.id = i.contact_id
    where i.status in ('sent', 'overdue') and i.due_date < p_today
    union all
    select 'bookings', '', to_char(b.start_time at time zone 'UTC', 'YYYYMMDDHH24MISS'), b.id,
      to_jsonb(b) || jsonb_build_object('contact', app.brief_contact(c))
    from public.bookings b left join public.contacts c on c.id = b.contact_id
    where b.status <> 'cancelled' and b.end_time > p_now and b.start_time < p_until
    union all
    -- Nobody has touched them, and nothing is planned with them.
    select 'stale_opportunities', '', to_char(c.updated_at at time zone 'UTC', 'YYYYMMDDHH24MISS'), c.id, to_jsonb(c) - 'notes'
    from public.contacts c
    where c.status = 'opportunity' and c.updated_at < p_stale
      and not exists (select from public.tasks t where t.contact_id = c.id and t.status <> 'done')
      and not exists (select from public.bookings b where b.contact_id = c.id and b.status <> 'cancelled' and b.end_time > p_now)
  ), placed as (
    select f.*, row_number() over (partition by f.list order by f.due, f.priority, f.id) as place from found f
  )
  select p.list, count(*), jsonb_agg(p.row order by p.place) filter (where p.place <= p_limit)
  from placed p group by p.list
$$;

-- Contacts by stage, and what those of a stage owe, each currency by itself. Amounts are text: decimals all the way.
create function public.pipeline() returns table (stage public.contact_status, contacts bigint, unpaid jsonb)
language sql stable set search_path = ''
as $$
  select s.stage, (select count(*) from public.contacts c where c.status = s.stage),
    (select coalesce(jsonb_object_agg(u.currency, u.total), '{}') from (
      select i.currency, sum(i.amount_total)::text as total
      from public.invoices i join public.contacts c on c.id = i.contact_id
      where c.status = s.stage and i.status in ('sent', 'overdue') group by i.currency) u)
  from unnest(enum_range(null::public.contact_status)) with ordinality s (stage, n)
  order by s.n
$$;

revoke execute on function app.brief_contact, public.attention, public.pipeline from public, anon, authenticated;
grant execute on function app.brief_contact, public.attention, public.pipeline to authenticated, service_role;
