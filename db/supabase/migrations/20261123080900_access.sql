-- Who may do what. RLS on every table; grants keep the columns that nobody may forge out of reach; anon has nothing.

alter table public.organizations enable row level security;
alter table public.profiles enable row level security;
alter table public.contacts enable row level security;
alter table public.projects enable row level security;
alter table public.tasks enable row level security;
alter table public.invoices enable row level security;
alter table public.bookings enable row level security;
alter table public.documents enable row level security;
alter table public.document_chunks enable row level security;
alter table public.ai_conversations enable row level security;
alter table public.ai_messages enable row level security;
alter table public.usage_logs enable row level security;
alter table public.token_holds enable row level security;
alter table public.pending_actions enable row level security;
alter table public.audit_log enable row level security;

revoke all on all tables in schema public from public, anon, authenticated;
revoke all on all sequences in schema public from public, anon, authenticated;
grant select on public.organizations, public.profiles, public.usage_logs, public.audit_log to authenticated;
grant select, insert, update, delete on
  public.contacts, public.projects, public.tasks, public.invoices, public.bookings, public.documents,
  public.document_chunks to authenticated;
grant update (name, slug, settings) on public.organizations to authenticated;
grant update (full_name, avatar_url) on public.profiles to authenticated;
grant select, delete on public.ai_conversations to authenticated;
grant insert (id, org_id, user_id, contact_id, project_id, title, model) on public.ai_conversations to authenticated;
grant update (contact_id, project_id, title, model) on public.ai_conversations to authenticated;
grant select on public.ai_messages to authenticated;
grant insert (id, conversation_id, role, content, metadata) on public.ai_messages to authenticated;
grant select, insert on public.pending_actions to authenticated;
grant update (arguments, preview, status, outcome, expires_at, decided_at) on public.pending_actions to authenticated;
grant all on all tables in schema public to service_role;
grant usage on all sequences in schema public to service_role;

-- Organizations: made by signing up; owners change what they are granted.
create policy organizations_select on public.organizations for select to authenticated
  using (id = (select app.org_id()));
create policy organizations_update on public.organizations for update to authenticated
  using (id = (select app.org_id()) and (select app.is_owner()))
  with check (id = (select app.org_id()));

create policy profiles_select on public.profiles for select to authenticated
  using (org_id = (select app.org_id()));
create policy profiles_update on public.profiles for update to authenticated
  using (id = (select auth.uid())) with check (id = (select auth.uid()));

-- Shared records: everybody reads, adds and changes; contacts, projects and invoices are deleted by owners.
create policy contacts_select on public.contacts for select to authenticated using (org_id = (select app.org_id()));
create policy contacts_insert on public.contacts for insert to authenticated with check (org_id = (select app.org_id()));
create policy contacts_update on public.contacts for update to authenticated
  using (org_id = (select app.org_id())) with check (org_id = (select app.org_id()));
create policy contacts_delete on public.contacts for delete to authenticated
  using (org_id = (select app.org_id()) and (select app.is_owner()));

create policy projects_select on public.projects for select to authenticated using (org_id = (select app.org_id()));
create policy projects_insert on public.projects for insert to authenticated with check (org_id = (select app.org_id()));
create policy projects_update on public.projects for update to authenticated
  using (org_id = (select app.org_id())) with check (org_id = (select app.org_id()));
create policy projects_delete on public.projects for delete to authenticated
  using (org_id = (select app.org_id()) and (select app.is_owner()));

create policy invoices_select on public.invoices for select to authenticated using (org_id = (select app.org_id()));
create policy invoices_insert on public.invoices for insert to authenticated with check (org_id = (select app.org_id()));
create policy invoices_update on public.invoices for update to authenticated
  using (org_id = (select app.org_id())) with check (org_id = (select app.org_id()));
create policy invoices_delete on public.invoices for delete to authenticated
  using (org_id = (select app.org_id()) and (select app.is_owner()));

create policy tasks_all on public.tasks for all to authenticated
  using (org_id = (select app.org_id())) with check (org_id = (select app.org_id()));
create policy bookings_all on public.bookings for all to authenticated
  using (org_id = (select app.org_id())) with check (org_id = (select app.org_id()));

-- Documents: an owner sees all, a member what is shared and what they uploaded. Members change their own uploads.
create policy documents_select on public.documents for select to authenticated
  using (org_id = (select app.org_id())
    and ((select app.is_owner()) or visibility = 'shared' or uploaded_by = (select auth.uid())));
create policy documents_insert on public.documents for insert to authenticated
  with check (org_id = (select app.org_id()) and uploaded_by = (select auth.uid()));
create policy documents_update on public.documents for update to authenticated
  using (org_id = (select app.org_id()) and ((select app.is_owner()) or uploaded_by = (select auth.uid())))
  with check (org_id = (select app.org_id()) and ((select app.is_owner()) or uploaded_by = (select auth.uid())));
create policy documents_delete on public.documents for delete to authenticated
  using (org_id = (select app.org_id()) and ((select app.is_owner()) or uploaded_by = (select auth.uid())));

-- Chunks: read by whoever sees the document, written by whoever may change it.
create policy document_chunks_select on public.document_chunks for select to authenticated
  using (org_id = (select app.org_id()) and document_id in (select id from public.documents));
create policy document_chunks_insert on public.document_chunks for insert to authenticated
  with check (org_id = (select app.org_id()) and document_id in (
    select id from public.documents where (select app.is_owner()) or uploaded_by = (select auth.uid())));
create policy document_chunks_update on public.document_chunks for update to authenticated
  using (org_id = (select app.org_id()) and document_id in (
    select id from public.documents where (select app.is_owner()) or uploaded_by = (select auth.uid())))
  with check (org_id = (select app.org_id()) and document_id in (
    select id from public.documents where (select app.is_owner()) or uploaded_by = (select auth.uid())));
create policy document_chunks_delete on public.document_chunks for delete to authenticated
  using (org_id = (select app.org_id()) and document_id in (
    select id from public.documents where (select app.is_owner()) or uploaded_by = (select auth.uid())));

-- Conversations: one's own; owners read all of the organization, and change only their own.
create policy ai_conversations_select on public.ai_conversations for select to authenticated
  using (org_id = (select app.org_id()) and (user_id = (select auth.uid()) or (select app.is_owner())));
create policy ai_conversations_insert on public.ai_conversations for insert to authenticated
  with check (org_id = (select app.org_id()) and user_id = (select auth.uid()));
create policy ai_conversations_update on public.ai_conversations for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy ai_conversations_delete on public.ai_conversations for delete to authenticated
  using (user_id = (select auth.uid()));

-- The log only grows.
create policy ai_messages_select on public.ai_messages for select to authenticated
  using (conversation_id in (select id from public.ai_conversations));
create policy ai_messages_insert on public.ai_messages for insert to authenticated
  with check (conversation_id in (select id from public.ai_conversations where user_id = (select auth.uid())));

create policy usage_logs_select on public.usage_logs for select to authenticated
  using (org_id = (select app.org_id()) and (user_id = (select auth.uid()) or (select app.is_owner())));

create policy pending_actions_select on public.pending_actions for select to authenticated
  using (user_id = (select auth.uid()));
create policy pending_actions_insert on public.pending_actions for insert to authenticated
  with check (org_id = (select app.org_id()) and user_id = (select auth.uid())
    and conversation_id in (select id from public.ai_conversations where user_id = (select auth.uid())));
create policy pending_actions_update on public.pending_actions for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

-- The log shows what the reader could see anyway: of documents and conversations, a member sees their own changes.
create policy audit_log_select on public.audit_log for select to authenticated
  using (org_id = (select app.org_id()) and (
    (select app.is_owner()) or user_id = (select auth.uid()) or table_name not in ('documents', 'ai_conversations')));

-- Functions: the default (everybody may execute) is taken back, then each is granted to those who need it.
revoke execute on all functions in schema public from public, anon, authenticated;
revoke execute on all functions in schema app from public, anon, authenticated;
alter default privileges in schema public revoke execute on functions from public, anon, authenticated;
grant execute on all functions in schema public to service_role;
grant execute on all functions in schema app to service_role;
grant execute on function
  app.clock, app.org_id, app.is_owner, app.find_names, app.find_mentions, app.describe_record, app.contact_title
  to authenticated;
grant execute on function
  public.open_turn, public.reserve_call, public.settle_call, public.close_turn, public.undo_changes,
  public.search_records, public.match_mentions to authenticated;
