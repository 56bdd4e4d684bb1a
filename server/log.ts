// Structured logs without personal data: ids, codes, counts and durations. Never a message, a name, an address or a token.
import { type DestinationStream, type LevelWithSilent, type Logger, pino } from 'pino'
import type { CrmError } from '../db/errors.ts'
import { errorMap } from './error-map.ts'

export type Log = Logger
export type LogLevel = LevelWithSilent

/** Net under the rule above: should one of these slip into a log call, its value does not get out. */
const personalKeys = [
  'token',
  'access_token',
  'refresh_token',
  'authorization',
  'password',
  'email',
  'name',
  'full_name',
  'text',
  'content',
  'message',
  'arguments',
]

export function createLog(options: { level: LogLevel; destination?: DestinationStream }): Log {
  const settings = {
    level: options.level,
    base: null,
    redact: { paths: personalKeys.flatMap(key => [key, `*.${key}`]), censor: '[redacted]' },
    // pino would use the message of an error under its error key as the line's; ours are logged under another one.
    errorKey: 'thrown',
    serializers: { err: describeError, thrown: describeError },
  }
  return options.destination ? pino(settings, options.destination) : pino(settings)
}

/** Codes and code locations of an error and its causes. Their messages may quote a person's data, so they stay out. */
export function describeError(thrown: unknown, depth = 0): Record<string, unknown> {
  // The database's errors are plain objects with a code.
  const code = codeOf(thrown)
  if (!(thrown instanceof Error)) return { kind: typeof thrown, code }
  const frames = thrown.stack?.split('\n').filter(line => line.startsWith('    at ')) ?? []
  const cause = thrown.cause === undefined || depth > 3 ? undefined : describeError(thrown.cause, depth + 1)
  return { kind: thrown.name, code, at: frames.slice(0, 8).map(line => line.trim()), cause }
}

function codeOf(thrown: unknown): string | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return undefined
  return typeof thrown.code === 'string' ? thrown.code : undefined
}

/** Logs what went wrong at the level that its code deserves. */
export function logError(log: Log, error: CrmError, event: string, ids: Record<string, unknown> = {}): void {
  const { level } = errorMap[error.code]
  const detail = level === 'info' ? {} : { err: error }
  log[level]({ event, code: error.code, ...ids, ...detail })
}
