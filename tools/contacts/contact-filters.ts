// Which contacts are meant by what is known about them: for lists, for changes of many, for exports.
import { z } from 'zod'
import { parseCountry } from '../countries.ts'
import { addDays, parsePeriod, startOfDay } from '../dates.ts'
import { day, text } from '../inputs.ts'
import { ranks } from '../ranking.ts'
import { findMatches } from '../references.ts'
import type { ToolContext } from '../tool.ts'
import { companyStem, spelledLike } from '../words.ts'
import { statusSchema } from './contact-fields.ts'

export const contactFilters = {
  query: text('Part of a name, company, e-mail address or phone number, or a tag.').optional(),
  status: statusSchema.optional().describe('Stage in the pipeline.'),
  tag: text('Only those with this tag.', 50).optional(),
  company_name: text('Only people of this company.').optional(),
  city: text('Only those in this town.', 100).optional(),
  country: text('Only those in this country, name or code.', 60).optional(),
  is_company: z.boolean().optional().describe('True for companies only, false for people only.'),
  without_email: z.boolean().optional().describe('True for those with no e-mail address.'),
  without_phone: z.boolean().optional().describe('True for those with no phone number.'),
  created_on: day(
    'When they were added: a day or a stretch such as "this week", "last month", "since Monday".',
  ).optional(),
}

export type ContactFilters = { [Name in keyof typeof contactFilters]?: z.infer<(typeof contactFilters)[Name]> }

/** More than this many of one name are not counted. */
const searchLimit = 100

/**
 * The contacts that fit, as a query with a count to be ordered and cut. What nobody is called is taken for a tag. One
 * request for `query`, none otherwise.
 * @throws {CrmError} `invalid_input` for a date that makes no sense or a country that there isn't
 */
export async function filteredContacts(filters: ContactFilters, context: ToolContext) {
  const ids = filters.query ? await idsFor(filters.query, context) : undefined
  let query = context.db.from('contacts').select('*', { count: 'exact' })
  if (ids && ids.length > 0) query = query.in('id', ids)
  else if (filters.query) query = query.overlaps('tags', spellingsOf(filters.query))
  if (filters.status) query = query.eq('status', filters.status)
  if (filters.company_name)
    query = query.filter('company_name', 'imatch', spelledLike(companyStem(filters.company_name)))
  if (filters.city) query = query.filter('address_city', 'imatch', spelledLike(filters.city))
  if (filters.country) query = query.or(inCountry(parseCountry(filters.country), context))
  if (filters.is_company !== undefined) query = query.eq('is_company', filters.is_company)
  if (filters.without_email) query = query.is('email', null)
  if (filters.without_phone) query = query.is('phone', null)
  if (filters.tag) query = query.overlaps('tags', spellingsOf(filters.tag))
  const { from, before } = filters.created_on ? createdBetween(filters.created_on, context) : {}
  if (from) query = query.gte('created_at', from.toISOString())
  if (before) query = query.lt('created_at', before.toISOString())
  // A builder is awaited like a promise: it has to be wrapped to be handed on.
  return { query }
}

/** At home an address goes without its country. */
function inCountry(code: string, { org }: ToolContext): string {
  const stated = `address_country.eq.${code}`
  const isHome = org.settings.country === code
  return isHome ? `${stated},and(address_country.is.null,address_city.not.is.null)` : stated
}

/** Those that fit the words best: all the Annas for "Anna", not also the Hannahs. */
async function idsFor(query: string, context: ToolContext): Promise<string[]> {
  const matches = (await findMatches(query, ['contacts'], context, searchLimit)).filter(
    match => match.rank > ranks.unlike,
  )
  const good = matches.filter(match => match.rank > ranks.nearly)
  return (good.length > 0 ? good : matches).map(match => match.id)
}

function createdBetween(period: string, { now, org, language }: ToolContext): { from?: Date; before?: Date } {
  const timeZone = org.settings.time_zone
  const { from, until } = parsePeriod(period, { now, timeZone, language, lean: 'past' })
  return {
    ...(from && { from: startOfDay(from, timeZone) }),
    ...(until && { before: startOfDay(addDays(until, 1), timeZone) }),
  }
}

/** Tags are compared exactly by the database; people don't mind capitals. */
function spellingsOf(tag: string): string[] {
  const lower = tag.toLowerCase()
  return [...new Set([tag, lower, tag.toUpperCase(), lower.charAt(0).toUpperCase() + lower.slice(1)])]
}
