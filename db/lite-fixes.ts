// Where lite 0.10 differs from a hosted project in what callers can notice, it is corrected here.

interface Connection {
  driver: { query(sql: string, parameters: unknown[]): Promise<unknown> }
}
interface RequestContext {
  auth?: { role?: string; uid?: string | null; jwt?: Record<string, unknown> | null }
}
interface SqlError {
  code: string
  message: string
  detail?: string
  hint?: string
}

/**
 * - Grants: lite gives every role everything on every table of a schema with RLS, which would undo the migrations' grants.
 * - Headers: it tells functions the request's headers, but not tables, where the audit trigger needs them.
 * - Errors: what it does not know (check constraints, for one) it answers as 500 without the code.
 * Expects one request at a time.
 */
export function correctLite(
  connection: Connection,
  answer: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  let headers = '{}'
  let refusal: SqlError | undefined
  Object.assign(connection, {
    ensureRlsContext: () => Promise.resolve(true),
    // One statement for what lite does in six.
    applyJwtSessionContext: (_transaction: unknown, context: RequestContext) =>
      setContext(connection, context, headers),
    applyRpcRequestGucs: () => Promise.resolve(),
    normalizeDbError: (error: unknown) => {
      if (isSqlError(error)) refusal = error
      return error
    },
  })
  return async request => {
    headers = JSON.stringify(Object.fromEntries(request.headers))
    refusal = undefined
    const response = await answer(request)
    return response.status === 500 && refusal ? toAnswer(refusal) : response
  }
}

function setContext(connection: Connection, { auth }: RequestContext, headers: string): Promise<unknown> {
  const role = auth?.role ?? 'anon'
  return connection.driver.query(
    `select set_config('role', $1, true), set_config('request.jwt.claim.role', $1, true),
            set_config('request.jwt.claim.sub', $2, true), set_config('request.jwt.claims', $3, true),
            set_config('request.headers', $4, true)`,
    [role, auth?.uid ?? '', JSON.stringify(auth?.jwt ?? { role }), headers],
  )
}

function isSqlError(error: unknown): error is SqlError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)
}

/** PostgREST's form, and its status for classes of errors that are the server's fault rather than the caller's. */
function toAnswer({ code, message, detail, hint }: SqlError): Response {
  const status = /^(08|25|40|53|54|55|57|58|XX)/.test(code) ? 500 : 400
  return Response.json({ code, message, details: detail ?? null, hint: hint ?? null }, { status })
}
