// The nouns of tool names and arguments, and the tables they stand for.
import type { Table } from '../../../../tools/card.ts'

export const tableOfNoun: Record<string, Table> = {
  contact: 'contacts',
  company: 'contacts',
  customer: 'contacts',
  client: 'contacts',
  person: 'contacts',
  task: 'tasks',
  project: 'projects',
  invoice: 'invoices',
  booking: 'bookings',
  document: 'documents',
  organization: 'organizations',
  member: 'profiles',
  assignee: 'profiles',
  profile: 'profiles',
}

export function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.endsWith('ss') || word.endsWith('us') ? word : word.replace(/s$/, '')
}
