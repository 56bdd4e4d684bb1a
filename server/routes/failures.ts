// HTTP errors as JSON, and JSON bodies that are checked before anything is done with them.
import type { Context } from 'hono'
import type { z } from 'zod'
import { CrmError, toCrmError } from '../../db/errors.ts'
import { errorMap } from '../error-map.ts'
import { type Log, logError } from '../log.ts'
import type { HttpFailure } from '../protocol.ts'

export function failure(context: Context, thrown: unknown, log: Log): Response {
  const error = toCrmError(thrown)
  const { code, message, hint } = error
  logError(log, error, 'http', { method: context.req.method, path: context.req.path })
  const body: HttpFailure = { error: { code, message, ...(hint !== undefined && { hint }) } }
  return context.json(body, errorMap[code].status)
}

/** @throws {CrmError} `invalid_input`, naming the first field that is wrong. */
export async function readBody<Body>(context: Context, schema: z.ZodType<Body>): Promise<Body> {
  // Forms of other sites can post anything but this type without asking first.
  if (!context.req.header('content-type')?.startsWith('application/json')) throw notJson()
  const json: unknown = await context.req.json().catch(() => {
    throw notJson()
  })
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') || 'body'
  throw new CrmError('invalid_input', `"${field}" is not valid: ${issue?.message ?? 'unknown'}.`, {
    hint: 'Correct it and try again.',
  })
}

function notJson(): CrmError {
  return new CrmError('invalid_input', 'The request is not JSON.', {
    hint: 'Send a JSON body with content-type application/json.',
  })
}
