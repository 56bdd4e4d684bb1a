-- An organization's settings, packs and people: who may change them, and how somebody joins or leaves.

drop trigger audit on public.organizations;
create trigger audit after update of name, settings, enabled_packs on public.organizations
  for each row execute function app.write_audit();

-- Merged key by key in one statement, so that two people changing different things keep both. A null takes a key away.
create function public.change_organization(p_name text, p_settings jsonb) returns void
language plpgsql set search_path = ''
as $$
begin
  update public.organizations set name = coalesce(p_name, name), settings = jsonb_strip_nulls(settings || p_settings)
    where id = app.org_id();
  if not found then
    raise exception 'Only owners can change the organization.' using errcode = 'PT403', detail = 'forbidden';
  end if;
end
$$;

create function app.require_owner(p_what text) returns void
language plpgsql stable set search_path = ''
as $$
begin
  if not app.is_owner() then
    raise exception 'Only owners can %.', p_what
      using errcode = 'PT403', detail = 'forbidden', hint = 'Ask an owner of your organization.';
  end if;
end
$$;

-- Which groups of tools the organization uses, always in the same order, so that off and on again is no change.
create function public.set_packs(p_packs text[]) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  known constant text[] := '{scheduling,invoicing}';
begin
  perform app.require_owner('switch packs');
  if not p_packs <@ known then
    raise exception 'There is no such pack.' using errcode = 'PT400', detail = 'invalid_input';
  end if;
  update public.organizations set enabled_packs = array(select p from unnest(known) p where p = any (p_packs))
    where id = app.org_id();
end
$$;

-- There is always somebody who can run the organization. The lock lets two owners who demote each other do it one
-- after the other, so that the second one is refused.
create function app.keep_an_owner() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform from public.organizations where id = old.org_id for no key update;
  if found and not exists (select from public.profiles where org_id = old.org_id and role = 'owner') then
    raise exception 'An organization needs at least one owner.'
      using errcode = 'PT409', detail = 'conflict', hint = 'Make somebody else an owner first.';
  end if;
  return null;
end
$$;
create trigger profiles_keep_an_owner after update of role or delete on public.profiles
  for each row when (old.role = 'owner') execute function app.keep_an_owner();

create function public.set_member_role(p_user_id uuid, p_role public.user_role) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform app.require_owner('change roles');
  update public.profiles set role = p_role where id = p_user_id and org_id = app.org_id();
  if not found then
    raise exception 'This person is not in your team.' using errcode = 'PT404', detail = 'not_found';
  end if;
end
$$;

-- Takes the profile away: from then on the account sees nothing of the organization. The account itself stays.
create function public.remove_member(p_user_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform app.require_owner('remove people');
  if p_user_id = auth.uid() then
    raise exception 'You cannot remove yourself.'
      using errcode = 'PT409', detail = 'conflict', hint = 'Another owner can.';
  end if;
  delete from public.profiles where id = p_user_id and org_id = app.org_id();
  if not found then
    raise exception 'This person is not in your team.' using errcode = 'PT404', detail = 'not_found';
  end if;
end
$$;

-- Addition: who was asked to join. An invitation is taken with its code and its e-mail address together; only a hash
-- of the code is kept. See docs/decisions/0007-invitations.md.
create table public.org_invites (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null default app.org_id() references public.organizations (id) on delete cascade,
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  role public.user_role not null default 'member',
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  invited_by uuid default auth.uid() references public.profiles (id) on delete set null,
  expires_at timestamptz not null default (app.clock() + interval '7 days'),
  accepted_at timestamptz,
  created_at timestamptz not null default app.clock()
);
create index org_invites_org_id_idx on public.org_invites (org_id);
create unique index org_invites_open_idx on public.org_invites (org_id, email) where accepted_at is null;
create index org_invites_invited_by_idx on public.org_invites (invited_by);
create trigger org_invites_same_org before insert or update of org_id, invited_by on public.org_invites
  for each row execute function app.same_org('invited_by', 'profiles');
create trigger org_invites_keep_org before update of org_id on public.org_invites
  for each row execute function app.keep_org();
create trigger audit after insert or update or delete on public.org_invites
  for each row execute function app.write_audit();

alter table public.org_invites enable row level security;
revoke all on public.org_invites from public, anon, authenticated;
grant select (id, org_id, email, role, invited_by, expires_at, accepted_at, created_at) on public.org_invites to authenticated;
grant delete on public.org_invites to authenticated;
grant all on public.org_invites to service_role;
create policy org_invites_select on public.org_invites for select to authenticated
  using (org_id = (select app.org_id()) and (select app.is_owner()));
create policy org_invites_delete on public.org_invites for delete to authenticated
  using (org_id = (select app.org_id()) and (select app.is_owner()));

-- Invites, or renews the open invitation to the same address: the code before is worth nothing from then on.
create function public.invite_member(p_id uuid, p_email text, p_role public.user_role, p_token_hash text) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  invited uuid;
begin
  perform app.require_owner('invite people');
  if exists (select from public.profiles where org_id = app.org_id() and lower(email) = lower(p_email)) then
    raise exception '% is in your team already.', p_email using errcode = 'PT409', detail = 'duplicate';
  end if;
  insert into public.org_invites (id, org_id, email, role, token_hash, invited_by)
    values (p_id, app.org_id(), lower(p_email), p_role, p_token_hash, auth.uid())
    on conflict (org_id, email) where accepted_at is null do update
      set role = excluded.role, token_hash = excluded.token_hash, invited_by = excluded.invited_by,
        expires_at = excluded.expires_at
    returning id into invited;
  return invited;
end
$$;

-- Uses an invitation up. Spaces, dashes and case of the code don't matter: people type it.
create function app.take_invite(p_code text, p_email text) returns public.org_invites
language plpgsql security definer set search_path = ''
as $$
declare
  code text := upper(regexp_replace(p_code, '[^A-Za-z0-9]', '', 'g'));
  invite public.org_invites;
begin
  update public.org_invites set accepted_at = app.clock()
    where token_hash = encode(sha256(convert_to(code, 'UTF8')), 'hex') and email = lower(p_email)
      and accepted_at is null and expires_at > app.clock()
    returning * into invite;
  if not found then
    raise exception 'This invitation is not valid for this e-mail address, or not any more.'
      using errcode = 'PT403', detail = 'forbidden', hint = 'Ask for a new invitation.';
  end if;
  return invite;
end
$$;

-- As before, and: whoever brings the code of an invitation joins the organization that sent it. A code that is not
-- valid fails the sign-up: nobody who was invited ends up in an organization of their own by a typing mistake.
create or replace function app.on_sign_up() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  full_name text := nullif(left(btrim(new.raw_user_meta_data ->> 'full_name'), 200), '');
  org_name text := nullif(left(btrim(new.raw_user_meta_data ->> 'org_name'), 200), '');
  code text := nullif(btrim(new.raw_user_meta_data ->> 'invite_code'), '');
  org uuid := nullif(new.raw_app_meta_data ->> 'org_id', '')::uuid;
  own_role public.user_role := 'member';
  invite public.org_invites;
begin
  if org is null and code is not null then
    invite := app.take_invite(code, new.email);
    org := invite.org_id;
    own_role := invite.role;
  elsif org is null then
    org_name := coalesce(org_name, full_name, nullif(split_part(new.email, '@', 1), ''), 'Organization');
    insert into public.organizations (name, slug) values (org_name, app.free_slug(org_name)) returning id into org;
    own_role := 'owner';
  end if;
  insert into public.profiles (id, org_id, role, full_name, email)
    values (new.id, org, own_role, full_name, coalesce(new.email, ''));
  return new;
end
$$;

-- For somebody with an account and no organization: they were removed from one, and are invited (again).
create function public.accept_invite(p_code text) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  account auth.users;
  invite public.org_invites;
begin
  select * into account from auth.users where id = auth.uid() and email_confirmed_at is not null;
  if not found then
    raise exception 'You are not signed in.' using errcode = 'PT401', detail = 'unauthenticated', hint = 'Sign in first.';
  end if;
  if app.org_id() is not null then
    raise exception 'You belong to an organization already.' using errcode = 'PT409', detail = 'conflict';
  end if;
  invite := app.take_invite(p_code, account.email);
  insert into public.profiles (id, org_id, role, full_name, email)
    values (account.id, invite.org_id, invite.role,
      nullif(left(btrim(account.raw_user_meta_data ->> 'full_name'), 200), ''), account.email);
  return invite.org_id;
end
$$;

revoke execute on function
  app.require_owner, app.keep_an_owner, app.take_invite, public.change_organization, public.set_packs,
  public.set_member_role, public.remove_member, public.invite_member, public.accept_invite from public, anon, authenticated;
grant execute on function
  app.require_owner, app.keep_an_owner, app.take_invite, public.change_organization, public.set_packs,
  public.set_member_role, public.remove_member, public.invite_member, public.accept_invite to service_role;
grant execute on function
  public.change_organization, public.set_packs, public.set_member_role, public.remove_member, public.invite_member,
  public.accept_invite to authenticated;
