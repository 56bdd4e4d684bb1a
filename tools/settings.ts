// An organization's conventions: what `organizations.settings` says, with defaults for what it leaves unsaid.
import { z } from 'zod'
import { languages, type OrgSettings } from './tool.ts'

const settingsSchema = z.object({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .catch('CHF'),
  payment_terms_days: z.int().min(0).max(365).catch(30),
  time_zone: z.string().refine(isTimeZone).catch('Europe/Zurich'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .catch('CH'),
  language: z.enum(languages).catch('en'),
  answer_token_cap: z.int().positive().optional().catch(undefined),
})

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

/** Never throws: a setting that is missing or makes no sense counts as unset. */
export function orgSettings(stored: unknown): OrgSettings {
  const isObject = typeof stored === 'object' && stored !== null && !Array.isArray(stored)
  return settingsSchema.parse(isObject ? stored : {})
}
