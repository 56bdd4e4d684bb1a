-- Invoice numbers: YYYY-NNNN, each organization's own sequence, starting again every year.
--
-- There is no counter that could run ahead of the invoices or stay behind them: the next number is the one after the
-- highest that there is. Taking one, giving one and giving one back wait for each other, organization by organization,
-- until the transaction ends. See docs/decisions/0006-invoice-numbers.md.

-- The calendar day of an instant where the organization is.
create function app.org_day(p_org_id uuid, p_at timestamptz) returns date
language plpgsql stable security definer set search_path = ''
as $$
declare
  zone text;
begin
  select settings ->> 'time_zone' into zone from public.organizations where id = p_org_id;
  return (p_at at time zone coalesce(zone, 'Europe/Zurich'))::date;
exception when invalid_parameter_value then
  return (p_at at time zone 'Europe/Zurich')::date;
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

-- Definer: the sequence is the organization's, whatever the caller may see of it.
create function app.take_invoice_number() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  year bigint := extract(year from app.org_day(new.org_id, app.clock()));
  last bigint;
begin
  perform app.lock_invoice_numbers(new.org_id);
  if btrim(coalesce(new.invoice_number, '')) <> '' then
    return new;
  end if;
  select max(app.invoice_serial(invoice_number)) into last from public.invoices
    where org_id = new.org_id and app.invoice_serial(invoice_number) between year * 1000000 and year * 1000000 + 999999;
  last := coalesce(last - year * 1000000, 0) + 1;
  new.invoice_number := year || '-' || lpad(last::text, greatest(4, length(last::text)), '0');
  return new;
end
$$;
create trigger invoices_number before insert on public.invoices
  for each row execute function app.take_invoice_number();

revoke execute on function
  app.org_day, app.invoice_serial, app.lock_invoice_numbers, app.take_invoice_number from public, anon, authenticated;
grant execute on function app.org_day, app.invoice_serial, app.lock_invoice_numbers, app.take_invoice_number to service_role;
-- The index is kept up in the name of whoever writes.
grant execute on function app.invoice_serial to authenticated;
