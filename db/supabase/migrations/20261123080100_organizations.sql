-- Tenants and their people. A user belongs to exactly one organization.

create table public.organizations (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(btrim(name)) between 1 and 200),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  settings jsonb not null default '{}' check (jsonb_typeof(settings) = 'object'),
  subscription_tier text not null default 'free' check (subscription_tier in ('free', 'pro', 'business')),
  stripe_customer_id text unique,
  stripe_subscription_id text unique,
  -- The free tier's tokens per month. The only place where this number stands.
  token_balance integer not null default 200000,
  token_pack_balance integer not null default 0 check (token_pack_balance >= 0),
  enabled_packs text[] not null default '{scheduling,invoicing}',
  current_period_start timestamptz not null default app.clock(),
  current_period_end timestamptz not null default (app.clock() + interval '1 month'),
  created_at timestamptz not null default app.clock()
);

create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  org_id uuid not null references public.organizations (id) on delete cascade,
  role public.user_role not null default 'member',
  full_name text check (length(full_name) <= 200),
  email text not null,
  avatar_url text check (length(avatar_url) <= 2000),
  created_at timestamptz not null default app.clock(),
  updated_at timestamptz not null default app.clock()
);
create index profiles_org_id_idx on public.profiles (org_id);
create trigger profiles_touch before update on public.profiles for each row execute function app.touch_updated_at();
create trigger profiles_keep_org before update of org_id on public.profiles for each row execute function app.keep_org();

-- Who is asking. Definer, because policies on `profiles` itself need the answer.
create function app.org_id() returns uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (select org_id from public.profiles where id = auth.uid());
end
$$;

create function app.is_owner() returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (select from public.profiles where id = auth.uid() and role = 'owner');
end
$$;

-- "Garage Müller & Söhne" -> "garage-muller-sohne", with a number behind it when that is taken.
create function app.free_slug(p_name text) returns text
language plpgsql set search_path = ''
as $$
declare
  base text := coalesce(nullif(btrim(left(btrim(regexp_replace(
    lower(extensions.unaccent('extensions.unaccent'::regdictionary, p_name)), '[^a-z0-9]+', '-', 'g'), '-'), 60), '-'), ''), 'organization');
  candidate text := base;
  suffix integer := 1;
begin
  -- Two sign-ups of the same name at the same time get different slugs.
  perform pg_advisory_xact_lock(hashtextextended('orbit.slug.' || base, 0));
  while exists (select from public.organizations where slug = candidate) loop
    suffix := suffix + 1;
    candidate := base || '-' || suffix;
  end loop;
  return candidate;
end
$$;

-- Signing up creates an organization and its owner, in the transaction of the sign-up. Whoever was invited joins: the
-- organization stands in the app metadata, which only the service role can write.
create function app.on_sign_up() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  full_name text := nullif(left(btrim(new.raw_user_meta_data ->> 'full_name'), 200), '');
  org_name text := nullif(left(btrim(new.raw_user_meta_data ->> 'org_name'), 200), '');
  joined uuid := nullif(new.raw_app_meta_data ->> 'org_id', '')::uuid;
  own uuid;
begin
  if joined is null then
    org_name := coalesce(org_name, full_name, nullif(split_part(new.email, '@', 1), ''), 'Organization');
    insert into public.organizations (name, slug) values (org_name, app.free_slug(org_name)) returning id into own;
  end if;
  insert into public.profiles (id, org_id, role, full_name, email)
    values (new.id, coalesce(joined, own), case when joined is null then 'owner' else 'member' end::public.user_role,
      full_name, coalesce(new.email, ''));
  return new;
end
$$;
create trigger orbit_on_sign_up after insert on auth.users for each row execute function app.on_sign_up();

create function app.on_email_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.profiles set email = new.email where id = new.id;
  return new;
end
$$;
create trigger orbit_on_email_change after update of email on auth.users for each row
  when (new.email is not null and new.email is distinct from old.email) execute function app.on_email_change();
