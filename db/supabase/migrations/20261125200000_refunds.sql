-- What was taken back of a payment: refunds, which can fail afterwards, and disputes, of which there can be several.

alter table public.purchases
  -- Which answer of Stripe's about refunds it was, so that an older one never overwrites a newer one.
  add column refund_position bigint not null default 0,
  -- By id: {amount, state: open | won | lost}.
  add column disputes jsonb not null default '{}';
update public.purchases set disputes = jsonb_build_object('before', jsonb_build_object('amount', amount, 'state', dispute))
  where dispute is not null;
alter table public.purchases drop column dispute;

-- Of what was paid. A dispute that is open has taken the money already; one that is won brings it back.
create function app.taken_back(p_purchase public.purchases) returns bigint
language sql stable set search_path = ''
as $$
  select p_purchase.refunded + coalesce(sum((d.value ->> 'amount')::bigint) filter (where d.value ->> 'state' <> 'won'), 0)
  from jsonb_each(p_purchase.disputes) d
$$;

-- As in the migration of payments; a pack is owned until all of its price was taken back.
create or replace function app.refresh_packs(p_org_id uuid) returns void
language plpgsql set search_path = ''
as $$
declare
  owned text[] := '{scheduling,invoicing}' || array(
    select distinct b.product from public.purchases b join public.products p on p.key = b.product and p.kind = 'pack'
    where b.org_id = p_org_id and app.taken_back(b) < b.amount order by 1);
begin
  update public.organizations o
    set owned_packs = owned,
      -- What was just bought is meant to be used; what is no longer owned can't be.
      enabled_packs = array(select e from unnest(o.enabled_packs) e where e = any (owned))
        || array(select w from unnest(owned) w where w <> all (o.owned_packs))
    where o.id = p_org_id and o.owned_packs is distinct from owned;
end
$$;

-- One more thing that is known of a payment: {payment, org_id, product, amount}, {payment, refunded, position} or
-- {payment, dispute: {id, amount, state}}. What it is good for follows from all that is known, so the order does not matter.
create or replace function public.apply_payment(p_event jsonb, p_payment jsonb) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  bought public.purchases;
  product public.products;
  told_position bigint := p_payment ->> 'position';
  told_dispute jsonb := p_payment -> 'dispute';
  due integer := 0;
begin
  insert into public.purchases (payment) values (p_payment ->> 'payment') on conflict (payment) do nothing;
  select * into bought from public.purchases where payment = p_payment ->> 'payment' for update;
  -- The organization before the event, as everywhere: two payments of one organization wait for each other.
  perform from public.organizations where id = coalesce(bought.org_id, (p_payment ->> 'org_id')::uuid) for no key update;
  if not app.claim_event(p_event, 'applied') then
    return 'duplicate';
  end if;
  -- A dispute that was decided stays so, whatever is told late.
  if told_dispute is not null and coalesce(bought.disputes -> (told_dispute ->> 'id') ->> 'state', 'open') = 'open' then
    bought.disputes := bought.disputes || jsonb_build_object(told_dispute ->> 'id', told_dispute - 'id');
  end if;
  if told_position > bought.refund_position then
    bought.refunded := p_payment ->> 'refunded';
    bought.refund_position := told_position;
  end if;
  update public.purchases set
      org_id = coalesce(org_id, (select id from public.organizations where id = (p_payment ->> 'org_id')::uuid)),
      product = coalesce(purchases.product, p_payment ->> 'product'),
      amount = coalesce(amount, (p_payment ->> 'amount')::integer),
      refunded = bought.refunded, refund_position = bought.refund_position, disputes = bought.disputes
    where payment = bought.payment returning * into bought;
  select * into product from public.products where key = bought.product;
  if bought.org_id is null or product.key is null then
    return 'kept';
  end if;
  if product.kind = 'pack' then
    perform app.refresh_packs(bought.org_id);
    return 'applied';
  end if;
  if bought.amount > 0 then
    due := floor(product.tokens::numeric * greatest(bought.amount - app.taken_back(bought), 0) / bought.amount);
  end if;
  if due <> bought.tokens_granted then
    perform app.grant_tokens(bought.org_id, 'purchase', p_event ->> 'id', 0, due - bought.tokens_granted);
    update public.purchases set tokens_granted = due where payment = bought.payment;
  end if;
  return 'applied';
end
$$;

revoke execute on function app.taken_back, app.refresh_packs, public.apply_payment from public, anon, authenticated;
grant execute on function app.taken_back, app.refresh_packs, public.apply_payment to service_role;
