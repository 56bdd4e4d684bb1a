-- What can be bought, what was granted, and the period that a plan's tokens are for. See docs/decisions on billing.

-- Addition: the one table of plans, token packs and vertical packs. Everything that shows, sells or grants reads it here.
create table public.products (
  key text primary key check (key ~ '^[a-z0-9_]+$'),
  kind text not null check (kind in ('plan', 'tokens', 'pack')),
  title text not null,
  -- A plan's tokens come every month, those of a token pack once. A vertical pack is named by its key.
  tokens integer not null default 0 check (tokens >= 0),
  -- A plan's is per month, the others' are paid once.
  price numeric(12, 2) not null check (price >= 0),
  currency text not null default 'CHF' check (currency ~ '^[A-Z]{3}$'),
  position integer not null unique
);
insert into public.products (key, kind, title, tokens, price, position) values
  ('free', 'plan', 'Free', 200000, 0, 1),
  ('pro', 'plan', 'Pro', 2000000, 29, 2),
  ('business', 'plan', 'Business', 10000000, 99, 3),
  ('tokens_500k', 'tokens', '500k tokens', 500000, 9, 4),
  ('tokens_2m', 'tokens', '2M tokens', 2000000, 29, 5),
  ('tokens_10m', 'tokens', '10M tokens', 10000000, 119, 6),
  ('reporting', 'pack', 'Reporting', 0, 49, 7);

create function app.monthly_tokens(p_tier text) returns integer
language plpgsql stable set search_path = ''
as $$
begin
  return (select tokens from public.products where key = p_tier and kind = 'plan');
end
$$;

alter table public.organizations
  alter column token_balance set default app.monthly_tokens('free'),
  -- Additions: the packs that may be switched on; what Stripe says about the subscription; and which of its answers
  -- that was, so that an older one never overwrites a newer one.
  add column owned_packs text[] not null default '{scheduling,invoicing}',
  add column subscription_status text,
  add column cancel_at_period_end boolean not null default false,
  add column stripe_position bigint not null default 0,
  add constraint organizations_subscription_tier_fkey foreign key (subscription_tier) references public.products (key),
  add constraint organizations_enabled_packs_owned check (enabled_packs <@ owned_packs);

-- Addition: an owner's cap on what one person may use in a period; null: none.
alter table public.profiles add column token_cap integer check (token_cap >= 0);

-- Addition: everything that ever changed a balance besides usage. For each organization,
-- sum(month_tokens + pack_tokens) - sum(usage_logs.effective_tokens) = token_balance + token_pack_balance.
create table public.token_grants (
  id bigint generated always as identity primary key,
  org_id uuid not null references public.organizations (id) on delete cascade,
  kind text not null check (kind in ('opening', 'period', 'plan', 'purchase')),
  month_tokens integer not null default 0,
  pack_tokens integer not null default 0,
  -- The same grant is never made twice.
  reference text not null,
  created_at timestamptz not null default app.clock(),
  unique (org_id, reference)
);

insert into public.token_grants (org_id, kind, month_tokens, pack_tokens, reference)
  select o.id, 'opening', o.token_balance + (select coalesce(sum(u.effective_tokens), 0) from public.usage_logs u where u.org_id = o.id),
    o.token_pack_balance, 'opening'
  from public.organizations o;

create function app.grant_opening() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.token_grants (org_id, kind, month_tokens, pack_tokens, reference)
    values (new.id, 'opening', new.token_balance, new.token_pack_balance, 'opening');
  return null;
end
$$;
create trigger organizations_grant_opening after insert on public.organizations
  for each row execute function app.grant_opening();

-- Adds to a balance, once per reference. Tokens that are taken back beyond what the packs hold are owed by the month.
create function app.grant_tokens(p_org_id uuid, p_kind text, p_reference text, p_month integer, p_packs integer)
returns boolean
language plpgsql set search_path = ''
as $$
declare
  org public.organizations;
  owed integer;
begin
  select * into org from public.organizations where id = p_org_id for no key update;
  owed := least(org.token_pack_balance + p_packs, 0);
  insert into public.token_grants (org_id, kind, reference, month_tokens, pack_tokens)
    values (p_org_id, p_kind, p_reference, p_month + owed, p_packs - owed)
    on conflict (org_id, reference) do nothing;
  if not found then
    return false;
  end if;
  update public.organizations
    set token_balance = token_balance + p_month + owed, token_pack_balance = token_pack_balance + p_packs - owed
    where id = p_org_id;
  return true;
end
$$;

-- Begins a period, once per reference: the month's tokens come back whole, packs stay, and what is owed stays owed.
create function app.start_period(p_org_id uuid, p_reference text, p_start timestamptz, p_end timestamptz) returns void
language plpgsql set search_path = ''
as $$
declare
  org public.organizations;
begin
  select * into org from public.organizations where id = p_org_id for no key update;
  if app.grant_tokens(p_org_id, 'period', p_reference,
      app.monthly_tokens(org.subscription_tier) - greatest(org.token_balance, 0), 0) then
    update public.organizations set current_period_start = p_start, current_period_end = p_end where id = p_org_id;
  end if;
end
$$;

-- The organization, locked, its period renewed if that is over. Paid periods follow what Stripe says; the free one is
-- renewed here by whoever comes first. Not `for update`: that would wait for every insert of a record that refers to it.
create function app.current_organization(p_org_id uuid) returns public.organizations
language plpgsql set search_path = ''
as $$
declare
  org public.organizations;
  months integer := 1;
begin
  select * into org from public.organizations where id = p_org_id for no key update;
  if org.current_period_end > app.clock() or org.stripe_subscription_id is not null then
    return org;
  end if;
  -- Counted from one end, so that the 31st does not become the 28th for ever within a long absence.
  while org.current_period_end + make_interval(months => months) <= app.clock() loop
    months := months + 1;
  end loop;
  perform app.start_period(p_org_id, 'free ' || (org.current_period_end + make_interval(months => months - 1)),
    org.current_period_end + make_interval(months => months - 1), org.current_period_end + make_interval(months => months));
  select * into org from public.organizations where id = p_org_id;
  return org;
end
$$;

-- For whoever looks at the balance without a turn. Only time renews a period: calling this changes nothing else.
create function public.renew_period() returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform app.current_organization(app.org_id());
end
$$;

create function public.set_token_cap(p_user_id uuid, p_tokens integer) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform app.require_owner('set token limits');
  update public.profiles set token_cap = p_tokens where id = p_user_id and org_id = app.org_id();
  if not found then
    raise exception 'This person is not in your team.' using errcode = 'PT404', detail = 'not_found';
  end if;
end
$$;

-- As before; only packs that the organization owns can be switched on.
create or replace function public.set_packs(p_packs text[]) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  known constant text[] := '{scheduling,invoicing,reporting}';
  missing text;
begin
  perform app.require_owner('switch packs');
  if not p_packs <@ known then
    raise exception 'There is no such pack.' using errcode = 'PT400', detail = 'invalid_input';
  end if;
  select p into missing from unnest(p_packs) p, public.organizations o
    where o.id = app.org_id() and p <> all (o.owned_packs) limit 1;
  if found then
    raise exception 'Your organization does not have the pack “%” yet.', missing
      using errcode = 'PT402', detail = 'forbidden', hint = format('An owner can buy it: “buy the %s pack”.', missing);
  end if;
  update public.organizations set enabled_packs = array(select p from unnest(known) p where p = any (p_packs))
    where id = app.org_id();
end
$$;

alter table public.products enable row level security;
alter table public.token_grants enable row level security;
revoke all on public.products, public.token_grants from public, anon, authenticated;
grant select on public.products, public.token_grants to authenticated;
revoke all on sequence public.token_grants_id_seq from public, anon, authenticated;
grant all on public.products, public.token_grants to service_role;
grant usage on sequence public.token_grants_id_seq to service_role;
create policy products_select on public.products for select to authenticated using (true);
create policy token_grants_select on public.token_grants for select to authenticated
  using (org_id = (select app.org_id()) and (select app.is_owner()));

revoke execute on function
  app.monthly_tokens, app.grant_opening, app.grant_tokens, app.start_period, app.current_organization,
  public.renew_period, public.set_token_cap, public.set_packs from public, anon, authenticated;
grant execute on function
  app.monthly_tokens, app.grant_opening, app.grant_tokens, app.start_period, app.current_organization,
  public.renew_period, public.set_token_cap, public.set_packs to service_role;
grant execute on function public.renew_period, public.set_token_cap, public.set_packs to authenticated;
