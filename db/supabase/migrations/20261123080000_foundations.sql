-- Extensions, the private schema, enums, and the few functions everything else stands on.

create schema if not exists extensions;
create extension if not exists vector with schema extensions;
create extension if not exists pg_trgm with schema extensions;
create extension if not exists unaccent with schema extensions;

-- `app` is not exposed through the API. Its functions serve policies, defaults, triggers and other functions.
create schema app;
grant usage on schema app to authenticated, service_role;

create type public.user_role as enum ('owner', 'member');
create type public.contact_status as enum ('lead', 'opportunity', 'client', 'churned');
create type public.project_status as enum ('lead', 'active', 'on_hold', 'completed', 'archived');
create type public.invoice_status as enum ('draft', 'sent', 'paid', 'overdue', 'cancelled');
create type public.task_status as enum ('todo', 'in_progress', 'done');
create type public.task_priority as enum ('low', 'medium', 'high', 'urgent');
create type public.doc_visibility as enum ('internal', 'shared');

-- About the form of the functions below: SQL functions with a parsed body (`return`) are inlined, PL/pgSQL keeps its plan
-- for the session; any other SQL function is parsed and planned at each call, which the hot paths cannot afford.

-- The one clock. The embedded backend can freeze it for its single session; on a hosted project nobody can set this.
create function app.clock() returns timestamptz
language sql stable
return coalesce(nullif(current_setting('orbit.clock', true), '')::timestamptz, now());

create function app.touch_updated_at() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.updated_at := app.clock();
  return new;
end
$$;

-- A record stays in the organization it was made in.
create function app.keep_org() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if new.org_id is distinct from old.org_id then
    raise exception 'A record cannot move to another organization.' using errcode = 'PT403', detail = 'forbidden';
  end if;
  return new;
end
$$;

-- No record points into another tenant. Arguments: column, table it refers to, column, table, ... Answers like the
-- foreign key does for a record that does not exist: whether it exists elsewhere is nobody's business.
create function app.same_org() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  record_id uuid;
  inside boolean;
begin
  for i in 0 .. tg_nargs - 1 by 2 loop
    execute format('select ($1).%I', tg_argv[i]) into record_id using new;
    continue when record_id is null;
    execute format('select exists (select from public.%I where id = $1 and org_id = $2)', tg_argv[i + 1])
      into inside using record_id, new.org_id;
    if not inside then
      raise foreign_key_violation using message = format(
        'insert or update on table "%s" violates foreign key constraint "%s_%s_fkey"',
        tg_table_name, tg_table_name, tg_argv[i]);
    end if;
  end loop;
  return new;
end
$$;

-- How names are compared everywhere: no case, no diacritics, German digraphs folded (Müller = Mueller = Muller), no
-- apostrophes (D'Ávila = Davila), other punctuation as spaces.
create function app.normalise(value text) returns text
language plpgsql stable parallel safe strict set search_path = ''
as $$
begin
  return btrim(regexp_replace(translate(
    replace(replace(replace(
      lower(extensions.unaccent('extensions.unaccent'::regdictionary, value)),
      'ae', 'a'), 'oe', 'o'), 'ue', 'u'),
    '''’‘`´', ''),
    '[\s,;:()"„“”«»/\\|_–—-]+', ' ', 'g'));
end
$$;
