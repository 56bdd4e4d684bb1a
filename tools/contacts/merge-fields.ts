// What is left when two contacts become one: the values of the one that stays, its gaps filled, nothing lost.
import { todayOf } from '../dates.ts'
import { titleOf } from '../records.ts'
import type { ToolContext } from '../tool.ts'
import { normalise } from '../words.ts'
import type { ContactChange, ContactRow } from './contact-rows.ts'
import { retagged } from './tags.ts'

const single = ['company_uid', 'company_name', 'first_name', 'last_name', 'email', 'phone', 'language'] as const
const address = ['address_street', 'address_number', 'address_zip', 'address_city', 'address_country'] as const
/** Values of the one that goes that are worth a line when the other has its own. */
const worthNoting = ['company_name', 'email', 'phone', 'company_uid'] as const

/** Only the columns that change. */
export function mergedColumns(keep: ContactRow, from: ContactRow, context: ToolContext): ContactChange {
  const gaps = [...single, ...(sameAddress(keep, from) ? address : [])].filter(name => !keep[name] && from[name])
  const tags = retagged(keep.tags, from.tags)
  const notes = joinedNotes(keep, from, context)
  return {
    ...Object.fromEntries(gaps.map(name => [name, from[name]])),
    ...(tags.length > keep.tags.length && { tags }),
    ...(notes !== keep.notes && { notes }),
  }
}

const differ = (a: string | null, b: string | null) => Boolean(a && b && normalise(a) !== normalise(b))

/** Street of one and town of another would be an address that doesn't exist. */
function sameAddress(keep: ContactRow, from: ContactRow): boolean {
  return !address.some(name => differ(keep[name], from[name]))
}

function joinedNotes(keep: ContactRow, from: ContactRow, { now, org }: ToolContext): string | null {
  const lost: string[] = worthNoting.filter(name => differ(keep[name], from[name])).map(name => from[name] ?? '')
  if (!sameAddress(keep, from)) lost.push(addressLine(from))
  const known = keep.notes?.includes(from.notes ?? '') ?? false
  const parts = [lost.join(', '), known ? '' : (from.notes ?? '')].filter(Boolean)
  if (parts.length === 0) return keep.notes
  const day = todayOf({ now, timeZone: org.settings.time_zone })
  const line = `${day}: from ${titleOf('contacts', from)}: ${parts.join('\n')}`
  return keep.notes ? `${keep.notes}\n${line}` : line
}

function addressLine(row: ContactRow): string {
  const street = [row.address_street, row.address_number].filter(Boolean).join(' ')
  const town = [row.address_zip, row.address_city].filter(Boolean).join(' ')
  return [street, town, row.address_country].filter(Boolean).join(', ')
}
