// From the cells of a table to contacts, row by row: what can't be read is told, and the rest goes on.
import { CrmError } from '../../db/errors.ts'
import { parseCountry } from '../countries.ts'
import type { ToolContext } from '../tool.ts'
import { normalise } from '../words.ts'
import { type ContactFields, columnsOf, statusSchema } from './contact-fields.ts'
import type { ContactChange } from './contact-rows.ts'
import type { ImportField } from './import-columns.ts'
import { retagged } from './tags.ts'

export interface ReadRow {
  /** As a spreadsheet counts: the header is row 1. */
  line: number
  contact?: ContactChange
  problem?: string
}

const statuses: Record<string, string> = {
  lead: 'lead leads prospect prospects interessent prospetto potenziale potencial',
  opportunity: 'opportunity chance verkaufschance opportunite opportunita oportunidade',
  client: 'client clients customer kunde kundin kunden cliente clienti clientes cliente',
  churned: 'churned former lost ehemalig ehemaliger verloren ancien perdu perso ex perdido',
}

export function readRows(rows: string[][], fields: (ImportField | undefined)[], context: ToolContext): ReadRow[] {
  const countries = new Map<string, string>()
  return rows.map((cells, index) => {
    const line = index + 2
    try {
      return { line, contact: readRow(valuesOf(cells, fields), context, countries) }
    } catch (thrown) {
      if (!(thrown instanceof CrmError)) throw thrown
      // The cell itself is somebody else's text: what is wrong with it is enough.
      return { line, problem: thrown.message.replace(/^"[\s\S]*" /, 'One value ') }
    }
  })
}

type Values = Partial<Record<ImportField, string>>

function valuesOf(cells: string[], fields: (ImportField | undefined)[]): Values {
  const pairs = fields.map((field, place) => [field, cells[place] ?? ''] as const)
  return Object.fromEntries(pairs.filter(([field, cell]) => field && field !== 'ignore' && cell !== ''))
}

function readRow(values: Values, context: ToolContext, countries: Map<string, string>): ContactChange {
  const { status, tags, notes, address_country, ignore: _ignored, ...fields } = values
  tooLong(values)
  const contact: ContactChange = {
    ...columnsOf(fields satisfies ContactFields, context),
    ...(status && { status: statusOf(status) }),
    ...(address_country && { address_country: countryOf(address_country, countries) }),
    ...(tags && {
      tags: retagged(
        [],
        tags
          .split(/[,;|]/)
          .map(tag => tag.trim())
          .filter(Boolean),
      ),
    }),
    ...(notes && { notes }),
  }
  const { first_name, last_name, company_name, email, phone } = contact
  if (first_name || last_name || company_name || email || phone) return contact
  throw new CrmError('invalid_input', 'There is no name, company, e-mail address or phone number.')
}

function tooLong(values: Values): void {
  const long = Object.entries(values).find(([field, value]) => value.length > (field === 'notes' ? 4000 : 300))
  if (long) throw new CrmError('invalid_input', `The ${long[0].replaceAll('_', ' ')} is too long.`)
}

function statusOf(text: string) {
  const wanted = normalise(text)
  const known = Object.entries(statuses).find(([, words]) => words.split(' ').includes(wanted))
  const status = statusSchema.safeParse(known?.[0])
  if (status.success) return status.data
  throw new CrmError('invalid_input', `"${text}" is not a stage of the pipeline.`)
}

/** Names of countries are dear to look up, and few. */
function countryOf(text: string, known: Map<string, string>): string {
  const code = known.get(text) ?? parseCountry(text)
  known.set(text, code)
  return code
}
