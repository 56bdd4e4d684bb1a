// The one table from an error code to the HTTP status it travels with and the level it is logged at.
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ErrorCode } from '../db/errors.ts'

export interface ErrorTraits {
  status: ContentfulStatusCode
  /** `error` means that somebody of ours should look; `info` that a person was told something they can act on. */
  level: 'info' | 'warn' | 'error'
}

export const errorMap: Record<ErrorCode, ErrorTraits> = {
  invalid_input: { status: 400, level: 'info' },
  not_found: { status: 404, level: 'info' },
  ambiguous: { status: 409, level: 'info' },
  duplicate: { status: 409, level: 'info' },
  conflict: { status: 409, level: 'info' },
  forbidden: { status: 403, level: 'warn' },
  unauthenticated: { status: 401, level: 'info' },
  token_expired: { status: 401, level: 'info' },
  expired: { status: 410, level: 'info' },
  busy: { status: 409, level: 'info' },
  quota_exhausted: { status: 402, level: 'info' },
  rate_limited: { status: 429, level: 'warn' },
  model_unavailable: { status: 503, level: 'warn' },
  model_error: { status: 502, level: 'warn' },
  limit_reached: { status: 422, level: 'warn' },
  timeout: { status: 504, level: 'warn' },
  cancelled: { status: 409, level: 'info' },
  unknown_tool: { status: 422, level: 'warn' },
  unsupported: { status: 501, level: 'info' },
  protocol_error: { status: 400, level: 'warn' },
  frame_too_large: { status: 413, level: 'warn' },
  internal: { status: 500, level: 'error' },
}
