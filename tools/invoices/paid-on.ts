// The moment that an invoice counts as paid at.
import { CrmError } from '../../db/errors.ts'
import { parseDay, startOfDay, todayOf } from '../dates.ts'
import type { ToolContext } from '../tool.ts'

const noonMs = 12 * 60 * 60 * 1000

/** Now, or noon of the day that was said, where the organization is. @throws {CrmError} `invalid_input` */
export function paidMoment(text: string | undefined, { now, org, language }: ToolContext): string {
  const clock = { now, timeZone: org.settings.time_zone, language, lean: 'past' as const }
  const today = todayOf(clock)
  const paidOn = text ? parseDay(text, clock) : today
  if (paidOn > today) throw new CrmError('invalid_input', `${paidOn} is still to come: nothing can be paid on it yet.`)
  if (paidOn === today) return now.toISOString()
  return new Date(startOfDay(paidOn, clock.timeZone).getTime() + noonMs).toISOString()
}
