// Counts failed attempts per key within a time window, so that passwords can't be guessed by trying.

export interface Attempts {
  /** True when the key has failed too often lately. */
  exhausted(key: string): boolean
  fail(key: string): void
}

/** Above this many keys the oldest are forgotten: memory stays bounded under attack. */
const maxKeys = 10_000

export function createAttempts(options: { limit: number; windowMs: number; wallTime(): number }): Attempts {
  const failures = new Map<string, number[]>()
  const recent = (key: string) => {
    const since = options.wallTime() - options.windowMs
    return (failures.get(key) ?? []).filter(time => time > since)
  }
  return {
    exhausted: key => recent(key).length >= options.limit,
    fail(key) {
      const times = [...recent(key), options.wallTime()]
      failures.delete(key)
      failures.set(key, times.slice(-options.limit))
      const [oldest] = failures.keys()
      if (failures.size > maxKeys && oldest !== undefined) failures.delete(oldest)
    },
  }
}
