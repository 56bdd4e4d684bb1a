// The arguments that describe an invoice, and how they become columns. Only what was given is set.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { parseDay } from '../dates.ts'
import { day, reference, text } from '../inputs.ts'
import { parseAmount, parseCurrency } from '../money.ts'
import { findRecord } from '../references.ts'
import type { ToolContext } from '../tool.ts'
import { itemsSchema, readItems } from './invoice-items.ts'

export const amountSchema = z.union([z.number(), z.string().trim().min(1).max(40)])

export const invoiceFields = {
  project: reference('The project it is for, if one is named.').optional(),
  currency: text('Currency, if said: CHF, EUR, "francs".', 20).optional(),
  due_date: day('When it is to be paid, or the terms: "net 30", "in 10 days".').optional(),
  items: itemsSchema.optional().describe('What it is made of, only if single items are named.'),
}

export interface InvoiceFields {
  contact?: string | undefined
  project?: string | undefined
  amount?: string | number | undefined
  currency?: string | undefined
  due_date?: string | undefined
  items?: z.infer<typeof itemsSchema> | undefined
}

/** What is to be stored. What an invoice can't do without is each tool's to say. */
export interface InvoiceValues {
  columns: { contact_id?: string; project_id?: string; currency?: string; amount_total?: string; due_date?: string }
  items: ReturnType<typeof readItems>['items'] | undefined
}

/**
 * The columns that the arguments set; references are resolved at the same time, one request each.
 * @throws {CrmError} `not_found`, `ambiguous`, `invalid_input`
 */
export async function valuesOf(fields: InvoiceFields, context: ToolContext): Promise<InvoiceValues> {
  const { now, org, language, newId } = context
  const amount = fields.amount === undefined ? undefined : parseAmount(fields.amount)
  const read = fields.items && readItems(fields.items, newId)
  const currency = oneCurrency([fields.currency && parseCurrency(fields.currency), amount?.currency, read?.currency])
  const due = fields.due_date && parseDay(fields.due_date, { now, timeZone: org.settings.time_zone, language })
  const [contact, project] = await Promise.all([
    fields.contact ? findRecord(fields.contact, ['contacts'], context) : undefined,
    fields.project ? findRecord(fields.project, ['projects'], context) : undefined,
  ])
  const columns = {
    ...(contact && { contact_id: contact.id }),
    ...(project && { project_id: project.id }),
    ...(currency && { currency }),
    ...(amount && { amount_total: amount.amount }),
    ...(due && { due_date: due }),
  }
  return { columns, items: read?.items }
}

function oneCurrency(named: (string | undefined)[]): string | undefined {
  const [one, ...others] = new Set(named.filter(Boolean))
  if (others.length === 0) return one
  throw new CrmError('invalid_input', `The currency can't be ${one} and ${others.join(' and ')} at once.`)
}
