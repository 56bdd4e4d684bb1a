-- The message log (the only state of a conversation), its proposals, and the metering of model calls.

create table public.ai_conversations (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null default app.org_id() references public.organizations (id) on delete cascade,
  user_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  contact_id uuid references public.contacts (id) on delete set null,
  project_id uuid references public.projects (id) on delete set null,
  title text check (length(title) <= 300),
  model text,
  created_at timestamptz not null default app.clock(),
  updated_at timestamptz not null default app.clock(),
  -- Additions: the run that is working on this conversation, and until when it may be believed to be alive.
  run_id uuid,
  run_expires_at timestamptz
);
create trigger ai_conversations_same_org before insert or update of org_id, user_id, contact_id, project_id on public.ai_conversations
  for each row execute function app.same_org('user_id', 'profiles', 'contact_id', 'contacts', 'project_id', 'projects');
create index ai_conversations_org_id_idx on public.ai_conversations (org_id);
create index ai_conversations_user_id_idx on public.ai_conversations (user_id, updated_at desc);
create index ai_conversations_contact_id_idx on public.ai_conversations (contact_id);
create index ai_conversations_project_id_idx on public.ai_conversations (project_id);
create trigger ai_conversations_keep_org before update of org_id on public.ai_conversations
  for each row execute function app.keep_org();

create table public.ai_messages (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid not null references public.ai_conversations (id) on delete cascade,
  -- Addition to the roles: 'tool', a step of the assistant's.
  role text not null check (role in ('user', 'assistant', 'system', 'tool')),
  content text not null default '',
  tokens_in integer not null default 0 check (tokens_in >= 0),
  tokens_out integer not null default 0 check (tokens_out >= 0),
  -- Additions: tool calls, outcomes, decisions; and the order, because times can tie.
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  position bigint generated always as identity,
  created_at timestamptz not null default app.clock()
);
create unique index ai_messages_conversation_id_idx on public.ai_messages (conversation_id, position);

create table public.usage_logs (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references public.organizations (id) on delete cascade,
  -- Kept when the person or the conversation goes: the balance was spent all the same.
  user_id uuid references public.profiles (id) on delete set null,
  model text not null,
  tokens_in integer not null default 0 check (tokens_in >= 0),
  tokens_out integer not null default 0 check (tokens_out >= 0),
  multiplier numeric not null default 1 check (multiplier >= 0),
  effective_tokens integer not null check (effective_tokens >= 0),
  conversation_id uuid references public.ai_conversations (id) on delete set null,
  -- Addition: the model call. The same call is never metered twice.
  call_id uuid not null unique,
  created_at timestamptz not null default app.clock()
);
create trigger usage_logs_same_org before insert or update of org_id, user_id, conversation_id on public.usage_logs
  for each row execute function app.same_org('user_id', 'profiles', 'conversation_id', 'ai_conversations');
create index usage_logs_org_id_idx on public.usage_logs (org_id);
create index usage_logs_created_at_idx on public.usage_logs (org_id, created_at);
create index usage_logs_user_id_idx on public.usage_logs (user_id);
create index usage_logs_conversation_id_idx on public.usage_logs (conversation_id);

-- Addition: tokens held for model calls under way. Nobody's to see or change; a hold that a crash left behind expires.
create table public.token_holds (
  call_id uuid primary key,
  org_id uuid not null references public.organizations (id) on delete cascade,
  tokens integer not null check (tokens > 0),
  expires_at timestamptz not null
);
create index token_holds_org_id_idx on public.token_holds (org_id);

-- Addition: what a tool proposed to do and waits for a person's decision.
create table public.pending_actions (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null default app.org_id() references public.organizations (id) on delete cascade,
  user_id uuid not null default auth.uid() references public.profiles (id) on delete cascade,
  conversation_id uuid not null references public.ai_conversations (id) on delete cascade,
  tool_call_id text not null unique,
  tool text not null,
  arguments jsonb not null default '{}',
  preview jsonb not null default '{}',
  status text not null default 'pending'
    check (status in ('pending', 'approved', 'executed', 'rejected', 'expired', 'failed')),
  outcome jsonb,
  expires_at timestamptz not null,
  decided_at timestamptz,
  created_at timestamptz not null default app.clock()
);
create trigger pending_actions_same_org before insert or update of org_id, user_id, conversation_id on public.pending_actions
  for each row execute function app.same_org('user_id', 'profiles', 'conversation_id', 'ai_conversations');
create index pending_actions_org_id_idx on public.pending_actions (org_id);
create index pending_actions_user_id_idx on public.pending_actions (user_id);
create index pending_actions_conversation_id_idx on public.pending_actions (conversation_id, status);
create trigger pending_actions_keep_org before update of org_id on public.pending_actions
  for each row execute function app.keep_org();
