// The environment as settings: the only file that knows its names. `.env.example` says the same, and a test compares the two.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

const optional = z.string().trim().min(1).optional()
const url = z.url({ protocol: /^https?$/, error: 'must be a URL that begins with http:// or https://' })

/** ISO 8601 with a time and an offset: without one, "frozen" would still depend on the machine. */
const clock = z.iso.datetime({ offset: true, error: 'must be a time such as 2026-11-23T09:00:00+01:00' })

const origins = z
  .string()
  .transform(text =>
    text
      .split(',')
      .map(origin => origin.trim().replace(/\/$/, ''))
      .filter(origin => origin !== ''),
  )
  .refine(list => list.every(origin => URL.canParse(origin) && new URL(origin).origin === origin), {
    error: 'must be a list of origins such as https://www.example.com, separated by commas',
  })

const port = z.coerce
  .number({ error: 'must be a port number' })
  .int('must be a port number')
  .min(0, 'must be a port number')
  .max(65_535, 'must be 65535 or less')

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

export const envSchema = z
  .object({
    PORT: port.default(3000),
    HOST: z.string().trim().min(1).default('127.0.0.1'),
    ORBIT_DATA_DIR: z.string().trim().min(1).default('.orbit'),
    ORBIT_CLOCK: clock.optional(),
    ORBIT_ALLOWED_ORIGINS: origins.default([]),
    ORBIT_PUBLIC_URL: url.optional(),
    ORBIT_LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
    SUPABASE_URL: url.optional(),
    SUPABASE_PUBLISHABLE_KEY: optional,
    SUPABASE_ANON_KEY: optional,
    SUPABASE_SECRET_KEY: optional,
    OPENAI_API_KEY: optional,
    OPENAI_BASE_URL: url.optional(),
    OPENAI_MODEL: optional,
    OPENAI_EMBEDDING_MODEL: optional,
    STRIPE_SECRET_KEY: optional,
    STRIPE_WEBHOOK_SECRET: optional,
  })
  .superRefine((env, check) => {
    const complain = (name: string, message: string) => check.addIssue({ code: 'custom', path: [name], message })
    if (env.STRIPE_SECRET_KEY !== undefined && env.STRIPE_WEBHOOK_SECRET === undefined)
      complain('STRIPE_WEBHOOK_SECRET', 'is needed when STRIPE_SECRET_KEY is set: "stripe listen" prints it')
    if (env.SUPABASE_URL === undefined) return
    if (env.STRIPE_SECRET_KEY !== undefined && env.SUPABASE_SECRET_KEY === undefined)
      complain('SUPABASE_SECRET_KEY', 'is needed when STRIPE_SECRET_KEY is set: payments are written with it')
    if (env.ORBIT_CLOCK !== undefined)
      complain('ORBIT_CLOCK', 'works with the embedded database only; unset it or SUPABASE_URL')
    if (env.SUPABASE_PUBLISHABLE_KEY === undefined && env.SUPABASE_ANON_KEY === undefined)
      complain('SUPABASE_PUBLISHABLE_KEY', 'is needed when SUPABASE_URL is set')
  })
export type Env = z.infer<typeof envSchema>

/** What is set already wins over the file. */
export function loadEnvFile(): void {
  const file = resolve('.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

/** A setting that can't be used, in one sentence for whoever started the program. */
export class SettingsError extends Error {}

/** @throws {SettingsError} naming the first variable that is wrong. */
export function readEnv(source: Record<string, string | undefined>): Env {
  // A variable that is set to nothing is one that was commented out.
  const set = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = envSchema.safeParse(set)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new SettingsError(`${issue?.path.join('.')} ${issue?.message}.`)
}
