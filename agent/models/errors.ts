// The one place where a failed model call becomes an error that people can act on.
import { CrmError } from '../../db/errors.ts'

/** What can be read off a thrown thing without knowing which library threw it. */
function traits(thrown: unknown): { status?: number; code?: string; name: string } {
  if (typeof thrown !== 'object' || thrown === null) return { name: '' }
  const status = 'status' in thrown && typeof thrown.status === 'number' ? { status: thrown.status } : {}
  const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {}
  return { ...status, ...code, name: 'name' in thrown ? String(thrown.name) : '' }
}

export function toModelError(thrown: unknown): CrmError {
  if (thrown instanceof CrmError) return thrown
  const { status, code, name } = traits(thrown)
  if (name === 'TimeoutError') return timeoutError(thrown)
  if (code === 'insufficient_quota' || status === 402)
    return unavailable(thrown, "The account at the model's provider has no credit left.")
  if (status === 429)
    return new CrmError('rate_limited', 'The language model gets too many requests.', { cause: thrown })
  if (status === 401 || status === 403) return unavailable(thrown, 'Check the API key in the settings of the server.')
  if (status === 404)
    return unavailable(thrown, "Check the model's name and the base URL in the settings of the server.")
  if (status === 408 || status === 504) return timeoutError(thrown)
  if (status !== undefined && status >= 500) return unavailable(thrown)
  if (status === undefined && isNetworkFailure(thrown, 0)) return unavailable(thrown)
  return new CrmError('model_error', 'The language model gave no usable answer.', { cause: thrown })
}

export function timeoutError(cause?: unknown): CrmError {
  return new CrmError('timeout', 'The language model took too long to answer.', { cause })
}

/** Whether the server refused before doing any work: then nothing is to be paid. */
export function wasRefused(thrown: unknown): boolean {
  return traits(thrown).status !== undefined || isRefusedConnection(thrown, 0)
}

function unavailable(cause: unknown, hint?: string): CrmError {
  const options = hint === undefined ? { cause } : { cause, hint }
  return new CrmError('model_unavailable', 'The language model cannot be reached.', options)
}

/** Sockets fail with a system error code somewhere down the chain of causes. */
function isNetworkFailure(thrown: unknown, depth: number): boolean {
  if (!(thrown instanceof Error) || depth > 4) return false
  if (traits(thrown).code !== undefined) return true
  return isNetworkFailure(thrown.cause, depth + 1)
}

function isRefusedConnection(thrown: unknown, depth: number): boolean {
  if (!(thrown instanceof Error) || depth > 4) return false
  const { code } = traits(thrown)
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') return true
  return isRefusedConnection(thrown.cause, depth + 1)
}
