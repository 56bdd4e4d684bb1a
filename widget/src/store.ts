// What survives a reload, in the browser's own storage. Works without storage, too (sandboxed frames, private modes).

export interface Store {
  read(key: string): unknown
  write(key: string, value: unknown): void
}

/** Values are kept as JSON under `prefix`. */
export function createStore(storage: () => Storage, prefix: string): Store {
  const attempt = <Result>(work: (storage: Storage) => Result): Result | undefined => {
    try {
      return work(storage())
    } catch {
      return undefined
    }
  }
  return {
    read: key => attempt(storage => JSON.parse(storage.getItem(`${prefix} ${key}`) ?? 'null')),
    write: (key, value) => attempt(storage => storage.setItem(`${prefix} ${key}`, JSON.stringify(value ?? null))),
  }
}
