// Postgres stores neither NUL nor half a surrogate pair, and models and people can send both.

export function storable(text: string): string {
  return text.replace(/\0/g, '').replace(/\p{Surrogate}/gu, '\ufffd')
}

/** For `JSON.parse`. */
export function storableValue(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? storable(value) : value
}
