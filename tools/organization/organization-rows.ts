// The organization as one row, and what it looks like: settings as fields, defaults filled in.
import { unwrap } from '../../db/postgrest-errors.ts'
import type { RecordView } from '../card.ts'
import { viewOf } from '../records.ts'
import { orgSettings } from '../settings.ts'
import { asRow } from '../targets.ts'
import type { ToolContext } from '../tool.ts'
import { writeIban } from './iban.ts'

const columns = 'id, name, settings, subscription_tier, enabled_packs' as const

export type OrganizationRow = Awaited<ReturnType<typeof readOrganization>>

export async function readOrganization({ db, org }: Pick<ToolContext, 'db' | 'org'>) {
  return unwrap(await db.from('organizations').select(columns).eq('id', org.id).single())
}

/** Settings beside the columns; what is not set shows what counts instead. */
export function asShown({ settings, ...row }: OrganizationRow): Record<string, unknown> & { id: string } {
  const stored = asRow(settings) ?? {}
  const iban = typeof stored.iban === 'string' ? { iban: writeIban(stored.iban) } : {}
  return { ...stored, ...orgSettings(settings), ...iban, ...row }
}

export function organizationView(row: OrganizationRow): RecordView {
  return viewOf('organizations', asShown(row))
}
