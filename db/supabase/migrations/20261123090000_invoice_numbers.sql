-- Invoice numbers: YYYY-NNNN, each organization's own sequence, starting again every year.
--
-- There is no counter that could run ahead of the invoices or stay behind them: the next number is one that was given
-- back today, else the one after the highest that there is. Taking one, giving one and giving one back wait for each
-- other, organization by organization, until the transaction ends. See docs/decisions/0006-invoice-numbers.md.

-- The time zone that the days of an organization are reckoned in.
create function app.org_time_zone(p_org_id uuid) returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  zone text;
begin
  select settings ->> 'time_zone' into zone from public.organizations where id = p_org_id;
  perform app.clock() at time zone zone;
  return coalesce(zone, 'Europe/Zurich');
exception when invalid_parameter_value then
  return 'Europe/Zurich';
end
$$;

-- 2026-0042 -> 2026000042: sorts by year, then by number. Null for a number of another form.
create function app.invoice_serial(p_number text) returns bigint
language sql immutable parallel safe strict set search_path = ''
as $$
  select case when p_number ~ '^\d{4}-\d{1,6}$'
    then split_part(p_number, '-', 1)::bigint * 1000000 + split_part(p_number, '-', 2)::bigint end
$$;
create index invoices_serial_idx on public.invoices (org_id, app.invoice_serial(invoice_number));

-- Left out on insert: the next number.
alter table public.invoices alter column invoice_number set default '';

create function app.lock_invoice_numbers(p_org_id uuid) returns void
language sql set search_path = ''
as $$
  select pg_advisory_xact_lock(hashtextextended('orbit.invoice_numbers.' || p_org_id, 0))
$$;

-- The lowest number that a draft made on this day has given back, and nobody has taken since.
create function app.freed_invoice_serial(p_org_id uuid, p_day date, p_time_zone text) returns bigint
language sql stable security definer set search_path = ''
as $$
  select min(freed.serial)
  from (
    select app.invoice_serial(before ->> 'invoice_number') as serial, (before ->> 'created_at')::timestamptz as made_at
    from public.audit_log
    where org_id = p_org_id and created_at > app.clock() - interval '2 days' and table_name = 'invoices' and action = 'delete'
  ) freed
  where (freed.made_at at time zone p_time_zone)::date = p_day and freed.serial / 1000000 = extract(year from p_day)
    and not exists (
      select from public.invoices where org_id = p_org_id and app.invoice_serial(invoice_number) = freed.serial)
$$;

-- Definer: the sequence is the organization's, whatever the caller may see of it.
create function app.take_invoice_number() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  zone text := app.org_time_zone(new.org_id);
  today date := (app.clock() at time zone zone)::date;
  year bigint := extract(year from today);
  last bigint;
  next bigint;
begin
  perform app.lock_invoice_numbers(new.org_id);
  if btrim(coalesce(new.invoice_number, '')) <> '' then
    return new;
  end if;
  select max(app.invoice_serial(invoice_number)) into last from public.invoices
    where org_id = new.org_id and app.invoice_serial(invoice_number) between year * 1000000 and year * 1000000 + 999999;
  last := coalesce(last, year * 1000000);
  next := least(app.freed_invoice_serial(new.org_id, today, zone), last + 1) - year * 1000000;
  new.invoice_number := year || '-' || lpad(next::text, greatest(4, length(next::text)), '0');
  return new;
end
$$;
create trigger invoices_number before insert on public.invoices
  for each row execute function app.take_invoice_number();

revoke execute on function
  app.org_time_zone, app.invoice_serial, app.lock_invoice_numbers, app.freed_invoice_serial, app.take_invoice_number from public, anon, authenticated;
grant execute on function
  app.org_time_zone, app.invoice_serial, app.lock_invoice_numbers, app.freed_invoice_serial, app.take_invoice_number to service_role;
-- The index is kept up in the name of whoever writes.
grant execute on function app.invoice_serial to authenticated;
