-- Addition: what an invoice is made of, with VAT line by line. An invoice without items has its amount as a whole.

create table public.invoice_items (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null default app.org_id() references public.organizations (id) on delete cascade,
  invoice_id uuid not null references public.invoices (id) on delete cascade,
  position integer not null check (position > 0),
  description text not null check (length(btrim(description)) between 1 and 500),
  quantity numeric(12, 3) not null default 1 check (quantity > 0),
  -- Without VAT, in the invoice's currency.
  unit_price numeric(12, 2) not null check (unit_price > 0),
  -- Percent that comes on top; null: nothing was said about VAT.
  vat_rate numeric(5, 2) check (vat_rate between 0 and 100),
  created_at timestamptz not null default app.clock(),
  unique (invoice_id, position)
);
create index invoice_items_org_id_idx on public.invoice_items (org_id);
create trigger invoice_items_same_org before insert or update of org_id, invoice_id on public.invoice_items
  for each row execute function app.same_org('invoice_id', 'invoices');
create trigger invoice_items_keep_org before update of org_id on public.invoice_items
  for each row execute function app.keep_org();
create trigger audit after insert or update or delete on public.invoice_items
  for each row execute function app.write_audit();

alter table public.invoice_items enable row level security;
revoke all on public.invoice_items from public, anon, authenticated;
grant select, insert, update, delete on public.invoice_items to authenticated;
grant all on public.invoice_items to service_role;
-- Whoever may change the invoice may change its items; which invoices may be changed is decided in invoice_rules.
create policy invoice_items_all on public.invoice_items for all to authenticated
  using (org_id = (select app.org_id())) with check (org_id = (select app.org_id()));

-- What items come to: lines are rounded one by one, VAT once per rate (EN 16931).
create function app.items_total(p_items public.invoice_items[]) returns numeric
language sql immutable parallel safe set search_path = ''
as $$
  select sum(net + round(net * coalesce(vat_rate, 0) / 100, 2))
  from (
    select i.vat_rate, sum(round(i.quantity * i.unit_price, 2)) as net from unnest(p_items) i group by i.vat_rate
  ) rates
$$;
revoke execute on function app.items_total from public, anon, authenticated;
grant execute on function app.items_total to authenticated, service_role;
