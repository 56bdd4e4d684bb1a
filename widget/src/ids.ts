// Ids of the client's own messages.

/** A random uuid, also on plain http pages, where browsers hide `crypto.randomUUID`. */
export function newId(): string {
  return `${hex(4)}-${hex(2)}-4${hex(2, 3)}-a${hex(2, 3)}-${hex(6)}`
}

function hex(bytes: number, digits = 12): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes))
  return Array.from(random, byte => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, digits)
}
