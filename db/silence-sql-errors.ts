// lite prints every refused statement with its query and parameters: names, addresses, whole vectors. None of that
// belongs into a log, and whoever sent the statement gets the error as an answer anyway.

const ownName = 'errorWithoutSql'

/** Installs itself once per process; everything that is not a Postgres error is printed as before. */
export function silenceSqlErrors(): void {
  const { error: print } = globalThis.console
  if (print.name === ownName) return
  const filtered = { [ownName]: (...parts: unknown[]) => (parts.some(isSqlError) ? undefined : print(...parts)) }
  globalThis.console.error = filtered[ownName] ?? print
}

/** PGlite's errors carry what they were asked to run. */
function isSqlError(part: unknown): boolean {
  return typeof part === 'object' && part !== null && 'queryOptions' in part
}
