-- Invoices with their items in one request each, and their totals. All invoker: RLS decides.

create function app.read_items(p_invoice_id uuid, p_items jsonb) returns public.invoice_items[]
language sql stable set search_path = ''
as $$
  select array_agg(jsonb_populate_record(null::public.invoice_items, item || jsonb_build_object(
    'id', coalesce(item ->> 'id', gen_random_uuid()::text), 'invoice_id', p_invoice_id, 'position', place,
    'quantity', coalesce(item ->> 'quantity', '1'))) order by place)
  from jsonb_array_elements(p_items) with ordinality as given (item, place)
$$;

create function app.insert_items(p_items public.invoice_items[]) returns void
language sql set search_path = ''
as $$
  insert into public.invoice_items (id, invoice_id, position, description, quantity, unit_price, vat_rate)
  select id, invoice_id, position, description, quantity, unit_price, vat_rate from unnest(p_items)
$$;

-- A draft. Called again with the same id, it changes nothing.
create function public.create_invoice(p_invoice jsonb, p_items jsonb default '[]') returns void
language plpgsql set search_path = ''
as $$
declare
  invoice public.invoices := jsonb_populate_record(null::public.invoices, p_invoice);
  items public.invoice_items[] := app.read_items(invoice.id, p_items);
begin
  insert into public.invoices (id, contact_id, project_id, currency, amount_total, due_date)
    values (invoice.id, invoice.contact_id, invoice.project_id, invoice.currency,
      coalesce(app.items_total(items), invoice.amount_total), invoice.due_date)
    on conflict (id) do nothing;
  if found then
    perform app.insert_items(items);
  end if;
end
$$;

-- Changes a draft: the columns that are named, and all of its items when some are given ([] takes them away).
create function public.change_invoice(p_id uuid, p_change jsonb, p_items jsonb default null) returns void
language plpgsql set search_path = ''
as $$
declare
  invoice public.invoices;
  items public.invoice_items[] := app.read_items(p_id, coalesce(p_items, '[]'));
begin
  select * into invoice from public.invoices where id = p_id for update;
  if not found then
    raise exception 'This invoice no longer exists.' using errcode = 'PT404', detail = 'not_found';
  end if;
  if invoice.status <> 'draft' then
    raise exception 'Invoice % is no longer a draft and cannot be changed.', invoice.invoice_number
      using errcode = 'PT409', detail = 'conflict', hint = 'Cancel it and create a new one.';
  end if;
  if p_items is not null then
    delete from public.invoice_items where invoice_id = p_id;
  end if;
  update public.invoices t set contact_id = r.contact_id, project_id = r.project_id, currency = r.currency,
      due_date = r.due_date, amount_total = coalesce(app.items_total(items), r.amount_total)
    from jsonb_populate_record(invoice, p_change) r where t.id = p_id;
  perform app.insert_items(items);
end
$$;

-- Totals, each in its own currency. p_states are states as people see them: an unpaid invoice past its due date is
-- overdue, whatever its row says. Totals are text: they are decimals all the way.
create function public.sum_invoices(
  p_states text[], p_by text, p_date text, p_today date, p_time_zone text,
  p_from date default null, p_until date default null,
  p_contacts uuid[] default null, p_project uuid default null, p_currency text default null
) returns table (label text, currency text, total text, invoices bigint)
language sql stable set search_path = ''
as $$
  select s.label, s.currency, sum(s.amount_total)::text, count(*)
  from (
    select i.currency, i.amount_total, d.day, v.state,
      case p_by
        when 'month' then to_char(d.day, 'YYYY-MM')
        when 'contact' then coalesce(app.contact_title(c), '')
        when 'status' then v.state
        else ''
      end as label
    from public.invoices i
    left join public.contacts c on c.id = i.contact_id
    cross join lateral (select case
      when i.status in ('sent', 'overdue') then case when i.due_date < p_today then 'overdue' else 'sent' end
      else i.status::text end as state) v
    cross join lateral (select case p_date
      when 'due' then i.due_date
      when 'paid' then (i.paid_at at time zone p_time_zone)::date
      else (i.created_at at time zone p_time_zone)::date end as day) d
    where (p_contacts is null or i.contact_id = any (p_contacts))
      and (p_project is null or i.project_id = p_project)
      and (p_currency is null or i.currency = p_currency)
  ) s
  where s.state = any (p_states)
    and (p_from is null or s.day >= p_from) and (p_until is null or s.day <= p_until)
  group by s.label, s.currency
  order by case when p_by = 'contact' then -sum(s.amount_total) end, s.label, s.currency
$$;

revoke execute on function
  app.read_items, app.insert_items, public.create_invoice, public.change_invoice, public.sum_invoices
  from public, anon, authenticated;
grant execute on function
  app.read_items, app.insert_items, public.create_invoice, public.change_invoice, public.sum_invoices
  to authenticated, service_role;
