// lite prints every refused statement with its query and parameters: names, addresses, whole vectors. None of that
// belongs into a log, and whoever sent the statement gets the error as an answer anyway.

/** Installs itself once per process; everything that is not a Postgres error is printed as before. */
export function silenceSqlErrors(): void {
  const print = console.error
  if (print.name === withoutSqlErrors) return
  const filtered = {
    [withoutSqlErrors]: (...parts: unknown[]) => (parts.some(isSqlError) ? undefined : print(...parts)),
  }
  Object.assign(console, { error: filtered[withoutSqlErrors] })
}

const withoutSqlErrors = 'printWithoutSqlErrors'

/** PGlite's errors carry what they were asked to run. */
function isSqlError(part: unknown): boolean {
  return typeof part === 'object' && part !== null && ('queryOptions' in part || ('query' in part && 'params' in part))
}
