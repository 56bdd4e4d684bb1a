-- The firm's own records. No record can point into another tenant (`same_org`); a reference to something deleted
-- becomes null.

create table public.contacts (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null default app.org_id() references public.organizations (id) on delete cascade,
  is_company boolean not null default false,
  company_uid text,
  company_name text,
  first_name text,
  last_name text,
  email text,
  phone text,
  address_street text,
  address_number text,
  address_zip text,
  address_city text,
  -- ISO 3166-1 alpha-2.
  address_country text check (address_country ~ '^[A-Z]{2}$'),
  status public.contact_status not null default 'lead',
  tags text[] not null default '{}',
  notes text,
  -- Addition: the language to write to them in (ISO 639-1).
  language text check (language ~ '^[a-z]{2}$'),
  created_at timestamptz not null default app.clock(),
  updated_at timestamptz not null default app.clock(),
  constraint contacts_have_a_name check (
    btrim(coalesce(company_name, '') || coalesce(first_name, '') || coalesce(last_name, '') || coalesce(email, '') || coalesce(phone, '')) <> ''
  )
);
create index contacts_org_id_idx on public.contacts (org_id);
create index contacts_status_idx on public.contacts (org_id, status);
create index contacts_tags_idx on public.contacts using gin (tags);

-- What a contact is shown as.
create function app.contact_title(p_contact public.contacts) returns text
language sql stable
return coalesce(
  nullif(btrim(concat((p_contact).first_name, ' ', (p_contact).last_name)), ''),
  nullif((p_contact).company_name, ''), nullif((p_contact).email, ''), (p_contact).phone);

create table public.projects (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null default app.org_id() references public.organizations (id) on delete cascade,
  contact_id uuid references public.contacts (id) on delete set null,
  name text not null check (length(btrim(name)) between 1 and 300),
  description text,
  status public.project_status not null default 'active',
  deadline timestamptz,
  created_at timestamptz not null default app.clock(),
  updated_at timestamptz not null default app.clock()
);
create trigger projects_same_org before insert or update of org_id, contact_id on public.projects
  for each row execute function app.same_org('contact_id', 'contacts');
create index projects_org_id_idx on public.projects (org_id);
create index projects_contact_id_idx on public.projects (contact_id);

create table public.tasks (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null default app.org_id() references public.organizations (id) on delete cascade,
  contact_id uuid references public.contacts (id) on delete set null,
  project_id uuid references public.projects (id) on delete set null,
  title text not null check (length(btrim(title)) between 1 and 500),
  description text,
  status public.task_status not null default 'todo',
  priority public.task_priority not null default 'medium',
  due_date date,
  created_by uuid default auth.uid() references public.profiles (id) on delete set null,
  -- Addition: who is to do it.
  assigned_to uuid references public.profiles (id) on delete set null,
  created_at timestamptz not null default app.clock(),
  updated_at timestamptz not null default app.clock()
);
create trigger tasks_same_org
  before insert or update of org_id, contact_id, project_id, created_by, assigned_to on public.tasks
  for each row execute function app.same_org(
    'contact_id', 'contacts', 'project_id', 'projects', 'created_by', 'profiles', 'assigned_to', 'profiles');
create index tasks_org_id_idx on public.tasks (org_id);
create index tasks_due_date_idx on public.tasks (org_id, due_date);
create index tasks_contact_id_idx on public.tasks (contact_id);
create index tasks_project_id_idx on public.tasks (project_id);
create index tasks_created_by_idx on public.tasks (created_by);
create index tasks_assigned_to_idx on public.tasks (assigned_to);

create table public.invoices (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null default app.org_id() references public.organizations (id) on delete cascade,
  project_id uuid references public.projects (id) on delete set null,
  contact_id uuid references public.contacts (id) on delete set null,
  invoice_number text not null check (length(btrim(invoice_number)) between 1 and 50),
  currency text not null default 'CHF' check (currency ~ '^[A-Z]{3}$'),
  amount_total numeric(12, 2) not null default 0 check (amount_total >= 0),
  status public.invoice_status not null default 'draft',
  due_date date,
  paid_at timestamptz,
  qr_reference text,
  iban_used text,
  created_at timestamptz not null default app.clock(),
  unique (org_id, invoice_number)
);
create trigger invoices_same_org before insert or update of org_id, project_id, contact_id on public.invoices
  for each row execute function app.same_org('project_id', 'projects', 'contact_id', 'contacts');
create index invoices_org_id_idx on public.invoices (org_id);
create index invoices_status_idx on public.invoices (org_id, status);
create index invoices_contact_id_idx on public.invoices (contact_id);
create index invoices_project_id_idx on public.invoices (project_id);

create table public.bookings (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null default app.org_id() references public.organizations (id) on delete cascade,
  project_id uuid references public.projects (id) on delete set null,
  contact_id uuid references public.contacts (id) on delete set null,
  external_event_id text,
  start_time timestamptz not null,
  end_time timestamptz not null,
  title text not null check (length(btrim(title)) between 1 and 300),
  location text,
  status text not null default 'confirmed' check (length(status) between 1 and 50),
  created_at timestamptz not null default app.clock(),
  unique (org_id, external_event_id),
  constraint bookings_end_after_start check (end_time >= start_time)
);
create trigger bookings_same_org before insert or update of org_id, project_id, contact_id on public.bookings
  for each row execute function app.same_org('project_id', 'projects', 'contact_id', 'contacts');
create index bookings_org_id_idx on public.bookings (org_id);
create index bookings_start_time_idx on public.bookings (org_id, start_time);
create index bookings_contact_id_idx on public.bookings (contact_id);
create index bookings_project_id_idx on public.bookings (project_id);

create trigger contacts_touch before update on public.contacts for each row execute function app.touch_updated_at();
create trigger projects_touch before update on public.projects for each row execute function app.touch_updated_at();
create trigger tasks_touch before update on public.tasks for each row execute function app.touch_updated_at();

create trigger contacts_keep_org before update of org_id on public.contacts for each row execute function app.keep_org();
create trigger projects_keep_org before update of org_id on public.projects for each row execute function app.keep_org();
create trigger tasks_keep_org before update of org_id on public.tasks for each row execute function app.keep_org();
create trigger invoices_keep_org before update of org_id on public.invoices for each row execute function app.keep_org();
create trigger bookings_keep_org before update of org_id on public.bookings for each row execute function app.keep_org();
