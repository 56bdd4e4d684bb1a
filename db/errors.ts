// The one error that is meant for a user: a closed code, a sentence, and what to do about it.

/** Every code a user, a model or a client can meet. Mapped to HTTP status and log level in `server/error-map.ts`. */
export const errorCodes = [
  'invalid_input',
  'not_found',
  'ambiguous',
  'duplicate',
  'conflict',
  'forbidden',
  'unauthenticated',
  'token_expired',
  'expired',
  'busy',
  'quota_exhausted',
  'rate_limited',
  'model_unavailable',
  'model_error',
  'limit_reached',
  'timeout',
  'cancelled',
  'unknown_tool',
  'unsupported',
  'protocol_error',
  'frame_too_large',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** A record the user may have meant: `label` is shown, `value` is what to send back. */
export interface Choice {
  label: string
  value: string
}

/**
 * What happened to a user, in words they can act on. `message` and `hint` may be shown to people and models;
 * `cause` is for the log only. `choices` accompanies `ambiguous`, `not_found` (near matches) and `duplicate`.
 */
export class CrmError extends Error {
  override readonly name = 'CrmError'
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly choices: Choice[] | undefined

  constructor(code: ErrorCode, message: string, options: { hint?: string; choices?: Choice[]; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.code = code
    this.hint = options.hint
    this.choices = options.choices
  }
}

/** The one place where an unknown throwable becomes `internal`. */
export function toCrmError(thrown: unknown): CrmError {
  if (thrown instanceof CrmError) return thrown
  return new CrmError('internal', 'Something went wrong on our side. Nothing was lost; please try again.', {
    cause: thrown,
  })
}
