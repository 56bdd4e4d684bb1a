// Makes a fresh embedded Postgres look like a hosted project before its first migration, and a reopened one like a fresh start.

interface Session {
  query(sql: string, parameters?: unknown[]): Promise<{ rows: unknown[] }>
  exec(sql: string): Promise<unknown>
}

export async function prepareSession(postgres: Session, clock: string | undefined): Promise<void> {
  await postgres.exec(`set timezone = 'UTC'; set search_path = public, extensions;`)
  // Read by app.clock(), which all defaults and expiries go through.
  await postgres.query(`select set_config('orbit.clock', $1, false)`, [clock ?? ''])
}

/** The API's roles and their grants, and the auth schema. Done once. */
export async function prepareSystem(postgres: Session, ensureSystemSchema: () => Promise<void>): Promise<void> {
  const { rows } = await postgres.query(`select from pg_tables where schemaname = 'auth' and tablename = 'users'`)
  if (rows.length > 0) return
  await postgres.exec(`
    create role anon nologin noinherit;
    create role authenticated nologin noinherit;
    create role service_role nologin noinherit bypassrls;
    create schema extensions;
    grant usage on schema public, extensions to anon, authenticated, service_role;
    alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
    alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
    alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
  `)
  await ensureSystemSchema()
  await postgres.exec('grant usage on schema auth to anon, authenticated, service_role;')
}

/** This process alone holds the data: whatever run or model call was under way before, ended with its process. */
export async function clearLeftovers(postgres: Session): Promise<void> {
  const { rows } = await postgres.query(
    `select from pg_tables where schemaname = 'public' and tablename = 'token_holds'`,
  )
  if (rows.length === 0) return
  await postgres.exec(`
    update public.ai_conversations set run_id = null, run_expires_at = null where run_id is not null;
    delete from public.token_holds;
  `)
}
