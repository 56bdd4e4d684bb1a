-- What may become of an invoice, for everybody who writes: a draft is free; what was sent is never edited or deleted,
-- it is paid or cancelled. Taking a change back (undo) and merging contacts are the two exceptions.

-- Undo puts back what was there before; `orbit.merge` is set for its transaction by a function that merges contacts.
create function app.invoice_rules_apply() returns boolean
language sql stable set search_path = ''
as $$
  select coalesce(current_setting('orbit.undo_of', true), '') = ''
    and coalesce(current_setting('orbit.merge', true), '') = ''
$$;

-- A whole tenant going takes its invoices along.
create function app.org_exists(p_org_id uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (select from public.organizations where id = p_org_id)
$$;

create function app.refuse_invoice(p_number text, p_what text, p_hint text) returns void
language plpgsql set search_path = ''
as $$
begin
  raise exception 'Invoice % %.', p_number, p_what using errcode = 'PT409', detail = 'conflict', hint = coalesce(p_hint, '');
end
$$;

create function app.invoice_may_become(p_from public.invoice_status, p_to public.invoice_status) returns boolean
language sql immutable set search_path = ''
as $$
  select p_from = p_to or (p_from, p_to) in (
    ('draft', 'sent'), ('draft', 'cancelled'),
    ('sent', 'overdue'), ('sent', 'paid'), ('sent', 'cancelled'),
    ('overdue', 'sent'), ('overdue', 'paid'), ('overdue', 'cancelled'),
    -- A payment that was recorded by mistake, or that bounced.
    ('paid', 'sent')
  )
$$;

-- Definer: has to see whether the contact is still there.
create function app.check_invoice_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  contact_is_gone boolean := new.contact_id is null and old.contact_id is not null
    and not exists (select from public.contacts where id = old.contact_id);
begin
  if not app.invoice_rules_apply() then
    return new;
  end if;
  if not app.invoice_may_become(old.status, new.status) then
    perform app.refuse_invoice(old.invoice_number, format('is %s and cannot become %s', old.status, new.status),
      case old.status when 'draft' then 'It has to be sent first.' end);
  end if;
  if old.status <> 'draft' and (
    (new.contact_id is distinct from old.contact_id and not contact_is_gone)
    or (new.invoice_number, new.currency, new.amount_total) is distinct from (old.invoice_number, old.currency, old.amount_total)
    or (new.due_date, new.iban_used, new.qr_reference) is distinct from (old.due_date, old.iban_used, old.qr_reference)
  ) then
    perform app.refuse_invoice(old.invoice_number, 'is no longer a draft and cannot be changed',
      'Cancel it and create a new one.');
  end if;
  if new.status = 'paid' then
    new.paid_at := coalesce(new.paid_at, app.clock());
  elsif old.status = 'paid' then
    new.paid_at := null;
  end if;
  return new;
end
$$;
create trigger invoices_rules before update on public.invoices
  for each row execute function app.check_invoice_change();

-- The items go first, so that the log has them before their invoice and undo can bring them back after it.
create function app.check_invoice_delete() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform app.lock_invoice_numbers(old.org_id);
  if old.status <> 'draft' and app.invoice_rules_apply() and app.org_exists(old.org_id) then
    perform app.refuse_invoice(old.invoice_number, 'is no longer a draft and cannot be deleted', 'Cancel it instead.');
  end if;
  delete from public.invoice_items where invoice_id = old.id;
  return old;
end
$$;
create trigger invoices_delete before delete on public.invoices
  for each row execute function app.check_invoice_delete();

-- Items change with their draft only. The lock keeps it a draft until they have.
create function app.check_item_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  invoice public.invoices;
begin
  if app.invoice_rules_apply() then
    select * into invoice from public.invoices
      where id = case tg_op when 'DELETE' then old.invoice_id else new.invoice_id end for update;
    -- Of a foreign invoice nobody learns anything here: RLS refuses it a moment later.
    if invoice.status <> 'draft' and app.org_exists(invoice.org_id)
      and (auth.uid() is null or invoice.org_id = app.org_id()) then
      perform app.refuse_invoice(invoice.invoice_number, 'is no longer a draft and cannot be changed',
        'Cancel it and create a new one.');
    end if;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger invoice_items_rules before insert or update or delete on public.invoice_items
  for each row execute function app.check_item_change();

-- An invoice with items is worth what they come to.
create function app.check_invoice_sum() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  changed uuid := case when tg_table_name = 'invoices' then (to_jsonb(new) ->> 'id')::uuid
    else (to_jsonb(case tg_op when 'DELETE' then old else new end) ->> 'invoice_id')::uuid end;
  items public.invoice_items[] := array(select i from public.invoice_items i where i.invoice_id = changed);
  invoice public.invoices;
begin
  select * into invoice from public.invoices where id = changed;
  if items <> '{}' and app.invoice_rules_apply() and invoice.amount_total <> app.items_total(items) then
    raise exception 'The amount of invoice % is the sum of its items.', invoice.invoice_number
      using errcode = 'PT400', detail = 'invalid_input', hint = 'Change the items instead.';
  end if;
  return null;
end
$$;
create trigger invoices_sum after update of amount_total on public.invoices
  for each row execute function app.check_invoice_sum();
create trigger invoice_items_sum after insert or update or delete on public.invoice_items
  for each row execute function app.check_invoice_sum();

revoke execute on function
  app.invoice_rules_apply, app.org_exists, app.refuse_invoice, app.invoice_may_become, app.check_invoice_change,
  app.check_invoice_delete, app.check_item_change, app.check_invoice_sum from public, anon, authenticated;
grant execute on function
  app.invoice_rules_apply, app.org_exists, app.refuse_invoice, app.invoice_may_become, app.check_invoice_change,
  app.check_invoice_delete, app.check_item_change, app.check_invoice_sum to service_role;
