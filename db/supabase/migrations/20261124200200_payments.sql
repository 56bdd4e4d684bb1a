-- What Stripe says, applied once each, in any order. Only the service key may call these: they are the webhook's.

-- Addition: events that were applied. Inserting the row is what makes an event happen once.
create table public.stripe_events (
  id text primary key,
  type text not null,
  outcome text not null,
  created_at timestamptz not null default app.clock()
);

-- Addition: one-time payments and what they were good for. A refund or a dispute may be told before the payment is.
create table public.purchases (
  payment text primary key,
  org_id uuid references public.organizations (id) on delete cascade,
  product text references public.products (key),
  -- In the smallest unit of the currency.
  amount integer check (amount >= 0),
  refunded integer not null default 0 check (refunded >= 0),
  dispute text check (dispute in ('open', 'won', 'lost')),
  tokens_granted integer not null default 0,
  created_at timestamptz not null default app.clock()
);
create index purchases_org_id_idx on public.purchases (org_id);

-- Numbers the looks at Stripe's state: who looked later knows more.
create sequence app.stripe_position;

create function app.claim_event(p_event jsonb, p_outcome text) returns boolean
language plpgsql set search_path = ''
as $$
begin
  insert into public.stripe_events (id, type, outcome) values (p_event ->> 'id', p_event ->> 'type', p_outcome)
    on conflict (id) do nothing;
  return found;
end
$$;

-- Before Stripe is asked for the state: the position of the answer, or null for an event that was applied already.
create function public.begin_stripe_event(p_event_id text) returns bigint
language plpgsql security definer set search_path = ''
as $$
begin
  if exists (select from public.stripe_events where id = p_event_id) then
    return null;
  end if;
  return nextval('app.stripe_position');
end
$$;

-- An event that changes nothing here is remembered, too.
create function public.note_stripe_event(p_event jsonb) returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  return app.claim_event(p_event, 'ignored');
end
$$;

-- Brings an organization to the subscription that Stripe says it has now. `p_subscription` is null when it has none:
-- {id, status, tier, period_start, period_end, cancel_at_period_end}.
create function public.apply_subscription(
  p_event jsonb, p_position bigint, p_org_id uuid, p_customer text, p_subscription jsonb
) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  org public.organizations;
  sub_id text := p_subscription ->> 'id';
  status text := p_subscription ->> 'status';
  tier text := p_subscription ->> 'tier';
  live boolean;
begin
  select * into org from public.organizations where id = p_org_id for no key update;
  if org.id is null then
    perform app.claim_event(p_event, 'unknown organization');
    return 'unknown organization';
  end if;
  if not app.claim_event(p_event, case when p_position < org.stripe_position then 'outdated' else 'applied' end) then
    return 'duplicate';
  end if;
  if p_position < org.stripe_position then
    return 'outdated';
  end if;
  -- A payment that failed keeps what it had until Stripe gives up on it; it begins no new period.
  live := coalesce(status in ('active', 'trialing') or (status = 'past_due' and sub_id = org.stripe_subscription_id), false);
  update public.organizations set stripe_position = p_position, stripe_customer_id = coalesce(p_customer, stripe_customer_id)
    where id = org.id;

  if live then
    if app.monthly_tokens(tier) is null then
      raise exception 'There is no plan “%”.', tier using errcode = 'PT400', detail = 'invalid_input';
    end if;
    update public.organizations
      set subscription_tier = case when status = 'past_due' then org.subscription_tier else tier end, stripe_subscription_id = sub_id, subscription_status = status,
        cancel_at_period_end = coalesce((p_subscription ->> 'cancel_at_period_end')::boolean, false)
      where id = org.id;
    -- Another plan within a period: the difference, up or down, so that going back and forth gains nothing.
    if sub_id = org.stripe_subscription_id and status <> 'past_due' and tier <> org.subscription_tier then
      perform app.grant_tokens(org.id, 'plan', p_event ->> 'id',
        app.monthly_tokens(tier) - app.monthly_tokens(org.subscription_tier), 0);
    end if;
    if status <> 'past_due' then
      perform app.start_period(org.id, sub_id || ' ' || (p_subscription ->> 'period_start'),
        (p_subscription ->> 'period_start')::timestamptz, (p_subscription ->> 'period_end')::timestamptz);
      -- Stripe may move the end of a period that has begun.
      update public.organizations set current_period_end = (p_subscription ->> 'period_end')::timestamptz where id = org.id;
    end if;
  elsif org.stripe_subscription_id is not null then
    update public.organizations
      set subscription_tier = 'free', stripe_subscription_id = null, subscription_status = coalesce(status, 'canceled'),
        cancel_at_period_end = false
      where id = org.id;
    perform app.start_period(org.id, org.stripe_subscription_id || ' ended', app.clock(), app.clock() + interval '1 month');
  end if;
  return 'applied';
end
$$;

-- The packs that an organization owns: those that everybody has, and those that were paid and not taken back.
create function app.refresh_packs(p_org_id uuid) returns void
language plpgsql set search_path = ''
as $$
declare
  owned text[] := '{scheduling,invoicing}' || array(
    select distinct b.product from public.purchases b join public.products p on p.key = b.product and p.kind = 'pack'
    where b.org_id = p_org_id and b.refunded < b.amount and coalesce(b.dispute, 'won') = 'won' order by 1);
begin
  update public.organizations o
    set owned_packs = owned,
      -- What was just bought is meant to be used; what is no longer owned can't be.
      enabled_packs = array(select e from unnest(o.enabled_packs) e where e = any (owned))
        || array(select w from unnest(owned) w where w <> all (o.owned_packs))
    where o.id = p_org_id and o.owned_packs is distinct from owned;
end
$$;

-- One more thing that is known of a payment: {payment, org_id, product, amount}, {payment, refunded} or {payment,
-- dispute}. What it is good for follows from all that is known, so the order does not matter.
create function public.apply_payment(p_event jsonb, p_payment jsonb) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  bought public.purchases;
  product public.products;
  due integer := 0;
begin
  insert into public.purchases (payment) values (p_payment ->> 'payment') on conflict (payment) do nothing;
  select * into bought from public.purchases where payment = p_payment ->> 'payment' for update;
  -- The organization before the event, as everywhere: two payments of one organization wait for each other.
  perform from public.organizations where id = coalesce(bought.org_id, (p_payment ->> 'org_id')::uuid) for no key update;
  if not app.claim_event(p_event, 'applied') then
    return 'duplicate';
  end if;
  update public.purchases set
      org_id = coalesce(org_id, (select id from public.organizations where id = (p_payment ->> 'org_id')::uuid)),
      product = coalesce(purchases.product, p_payment ->> 'product'),
      amount = coalesce(amount, (p_payment ->> 'amount')::integer),
      refunded = greatest(refunded, coalesce((p_payment ->> 'refunded')::integer, 0)),
      dispute = case when dispute in ('won', 'lost') then dispute else coalesce(p_payment ->> 'dispute', dispute) end
    where payment = bought.payment returning * into bought;
  select * into product from public.products where key = bought.product;
  if bought.org_id is null or product.key is null then
    return 'kept';
  end if;
  if product.kind = 'pack' then
    perform app.refresh_packs(bought.org_id);
    return 'applied';
  end if;
  if coalesce(bought.dispute, 'won') = 'won' and bought.amount > 0 then
    due := floor(product.tokens::numeric * greatest(bought.amount - bought.refunded, 0) / bought.amount);
  end if;
  if due <> bought.tokens_granted then
    perform app.grant_tokens(bought.org_id, 'purchase', p_event ->> 'id', 0, due - bought.tokens_granted);
    update public.purchases set tokens_granted = due where payment = bought.payment;
  end if;
  return 'applied';
end
$$;

alter table public.stripe_events enable row level security;
alter table public.purchases enable row level security;
revoke all on public.stripe_events, public.purchases from public, anon, authenticated;
grant select on public.purchases to authenticated;
grant all on public.stripe_events, public.purchases to service_role;
create policy purchases_select on public.purchases for select to authenticated
  using (org_id = (select app.org_id()) and (select app.is_owner()));

revoke execute on function
  app.claim_event, app.refresh_packs, public.begin_stripe_event, public.note_stripe_event, public.apply_subscription,
  public.apply_payment from public, anon, authenticated;
grant execute on function
  app.claim_event, app.refresh_packs, public.begin_stripe_event, public.note_stripe_event, public.apply_subscription,
  public.apply_payment to service_role;
