// Ids that depend only on what they are for, so that a step repeated after a crash writes the same rows.
import { createHash, randomBytes } from 'node:crypto'

/** A uuid (version 8) of a text. */
export function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/**
 * Our own id for a tool call. Model servers number theirs per answer (`call_0`), but ours are the key of proposals, of
 * the audit log and of inserted rows. Short enough for OpenAI's limit of 40 characters with `approvedSuffix` on it.
 */
export function newCallId(): string {
  return `call_${randomBytes(12).toString('hex')}`
}

const approvedSuffix = ':approved'

/** The call that carries out an approved proposal; the proposal's own call was answered with `awaiting_approval`. */
export function approvedCallId(toolCallId: string): string {
  return toolCallId + approvedSuffix
}

/** The id that a call's changes are stored under: an approved call is the proposed one. */
export function executionId(callId: string): string {
  return callId.endsWith(approvedSuffix) ? callId.slice(0, -approvedSuffix.length) : callId
}

/** The same text for the same arguments, whatever the order of their keys. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
  })
}
