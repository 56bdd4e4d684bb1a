// What invoices are asked for by, in lists and in totals alike.
import { z } from 'zod'
import type { Period } from '../dates.ts'
import { reference, text } from '../inputs.ts'
import { parseCurrency } from '../money.ts'
import { findContactGroup, findRecord } from '../references.ts'
import type { ToolContext } from '../tool.ts'
import type { State } from './invoice-rows.ts'

/** What people call the states, and the states that they mean by it. */
export const statesOf = {
  draft: ['draft'],
  sent: ['sent', 'overdue'],
  unpaid: ['sent', 'overdue'],
  overdue: ['overdue'],
  paid: ['paid'],
  cancelled: ['cancelled'],
  invoiced: ['sent', 'overdue', 'paid'],
  all: ['draft', 'sent', 'overdue', 'paid', 'cancelled'],
} as const satisfies Record<string, State[]>
export type StateFilter = keyof typeof statesOf

export const stateFilterSchema = z.enum([
  'draft',
  'sent',
  'unpaid',
  'overdue',
  'paid',
  'cancelled',
  'invoiced',
  'all',
] satisfies StateFilter[])

export const filterFields = {
  contact: reference('Only those of this contact; of a company also those of its people.').optional(),
  project: reference('Only those of this project.').optional(),
  currency: text('Only those in this currency.', 20).optional(),
}

export interface Filters {
  contactIds?: string[]
  projectId?: string
  currency?: string
}

/** References are resolved at the same time, one request each. @throws {CrmError} `not_found`, `ambiguous` */
export async function readFilters(
  { contact, project, currency }: { [Field in keyof typeof filterFields]?: string | undefined },
  context: ToolContext,
): Promise<Filters> {
  const [contacts, projectFound] = await Promise.all([
    contact ? findContactGroup(contact, context) : undefined,
    project ? findRecord(project, ['projects'], context) : undefined,
  ])
  return {
    ...(contacts && { contactIds: contacts.ids }),
    ...(projectFound && { projectId: projectFound.id }),
    ...(currency && { currency: parseCurrency(currency) }),
  }
}

export function hasBounds({ from, until }: Period): boolean {
  return from !== undefined || until !== undefined
}
