// Which bookings are meant: the filters that listing, cancelling and deleting several share.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import {
  addDays,
  type Day,
  type DayPart,
  findDayPart,
  findHourBounds,
  instantAt,
  parseMoment,
  parsePeriod,
  startOfDay,
} from '../dates.ts'
import { reference, text } from '../inputs.ts'
import { findContactGroup, findRecord } from '../references.ts'
import type { ToolContext } from '../tool.ts'
import { holds, wordsOf } from '../words.ts'
import { clockOf } from './booking-fields.ts'

export const bookingFilters = {
  on: text(
    'When: a day, a stretch or a time, as said: "tomorrow", "next week", "Wednesday at noon", "Friday after 11". The coming ones if not said.',
    80,
  ).optional(),
  query: text('Words of the title or the place.').optional(),
  contact: reference('Only those with this contact; of a company also those with its people.').optional(),
  project: reference('Only those of this project.').optional(),
}

const states = ['planned', 'cancelled', 'all'] as const

/** For tools that also work on bookings that were called off. */
export const bookingStatus = {
  status: z.enum(states).optional().describe('Planned ones (not cancelled) if not said.'),
}

type BookingStatus = (typeof states)[number] | undefined

/** Only those that stand, unless the others are asked for. */
export function ofStatus<
  Query extends { eq(column: 'status', value: string): Query; neq(column: 'status', value: string): Query },
>(query: Query, status: BookingStatus): Query {
  if (status === 'all') return query
  return status === 'cancelled' ? query.eq('status', 'cancelled') : query.neq('status', 'cancelled')
}

export type BookingFilters = { [Filter in keyof typeof bookingFilters]?: z.infer<(typeof bookingFilters)[Filter]> }

/** Bookings that touch the stretch; with `startsIn`, only those that start in it. */
export interface Window {
  from?: Date
  before?: Date
  startsIn?: true
}

/** What the filters mean in the database; references are resolved at the same time, one request each. */
export interface BookingConditions {
  contactIds: string[] | undefined
  projectId: string | undefined
  words: string[]
}

/** @throws {CrmError} `not_found`, `ambiguous` */
export async function conditionsOf(filters: BookingFilters, context: ToolContext): Promise<BookingConditions> {
  const [contacts, project] = await Promise.all([
    filters.contact ? findContactGroup(filters.contact, context) : undefined,
    filters.project ? findRecord(filters.project, ['projects'], context) : undefined,
  ])
  return { contactIds: contacts?.ids, projectId: project?.id, words: wordsOf(filters.query ?? '') }
}

/** A query or a change that is narrowed by conditions. */
interface Narrowable {
  gt(column: 'end_time', value: string): this
  gte(column: 'start_time', value: string): this
  lt(column: 'start_time', value: string): this
  in(column: 'contact_id', values: string[]): this
  eq(column: 'project_id', value: string): this
  or(conditions: string): this
}

export function narrowed<Query extends Narrowable>(
  query: Query,
  { contactIds, projectId, words }: BookingConditions,
  { from, before, startsIn }: Window,
): Query {
  let result = query
  if (from) result = startsIn ? result.gte('start_time', from.toISOString()) : result.gt('end_time', from.toISOString())
  if (before) result = result.lt('start_time', before.toISOString())
  if (contactIds) result = result.in('contact_id', contactIds)
  if (projectId) result = result.eq('project_id', projectId)
  // In one parameter: of two filters on one column with the same operator, the embedded backend keeps the last.
  const said = words.map(word => `or(${holds('title', word)},${holds('location', word)})`)
  return said.length > 0 ? result.or(`and(${said.join(',')})`) : result
}

/** A time if one is said, a part of a day, else a day or a stretch of days. @throws {CrmError} `invalid_input` */
export function windowOf(on: string, context: ToolContext): Window {
  const clock = clockOf(context)
  const moment = momentIn(on, context)
  if (moment?.end) return { from: moment.start, before: moment.end }
  // Before a moment: "Friday before 2" is no two o'clock.
  const part = partOfDay(on, context)
  if (part) return part
  if (moment) return { from: moment.start, before: new Date(moment.start.getTime() + 60_000) }
  const { from, until } = parsePeriod(on, clock)
  const said = findDayPart(on)
  if (said && from && from === until) return windowIn(from, said, clock.timeZone)
  return {
    ...(from && { from: startOfDay(from, clock.timeZone) }),
    ...(until && { before: startOfDay(addDays(until, 1), clock.timeZone) }),
  }
}

/** "Friday after 11", "Friday afternoon": those that start then. */
function partOfDay(on: string, context: ToolContext): Window | undefined {
  const clock = clockOf(context)
  const said = on.normalize('NFC')
  const bounds = findHourBounds(said)
  if (bounds.length === 0) return undefined
  let rest = said
  for (const { start, end } of bounds) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
  if (!/[\p{L}\d]/u.test(rest)) throw new CrmError('invalid_input', `On which day? "${on}" says only a time.`)
  const { from, until } = parsePeriod(rest.replace(/\s+/g, ' ').replace(/^\s*(?:on|am|n[ao])\s/i, ''), clock)
  if (!from || from !== until) throw new CrmError('invalid_input', `On which day? "${on}" says no single day.`)
  const after = bounds.find(bound => bound.after !== undefined)?.after ?? 0
  const before = bounds.find(bound => bound.before !== undefined)?.before ?? 24 * 60
  return windowIn(from, { after, before }, clock.timeZone)
}

function windowIn(day: Day, { after, before }: DayPart, timeZone: string): Window {
  return { from: instantAt(day, after, timeZone), before: instantAt(day, before, timeZone), startsIn: true }
}

function momentIn(on: string, context: ToolContext) {
  try {
    return parseMoment(on, clockOf(context))
  } catch (error) {
    if (error instanceof CrmError) return undefined
    throw error
  }
}
