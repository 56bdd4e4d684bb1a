// Names of an invented firm's records, found in a text the way the database's `match_mentions` does: whole names, parts,
// and near misses. For tests of the stages that come after the database.
import type { Table } from '../../../../tools/card.ts'
import { editDistance } from '../text/distance.ts'
import { words } from '../text/tokens.ts'
import type { Mention } from '../turn.ts'

export interface FakeRecord {
  table: Table
  id: string
  title: string
  subtitle?: string
  /** Other names: a firm without its legal form, a person's first and last name. */
  parts?: string[]
}

const legalForms = /\s+(ag|gmbh|sa|sàrl|srl|spa|lda|ltd|inc)$/i

function person(number: number, name: string, company?: string, city?: string): FakeRecord {
  const subtitle = [company, city].filter(Boolean).join(' · ')
  const parts = [...name.split(' '), ...(company ? [company.replace(legalForms, '')] : [])]
  return { table: 'contacts', id: idOf('c', number), title: name, ...(subtitle && { subtitle }), parts }
}

function firm(number: number, name: string, city?: string): FakeRecord {
  return {
    table: 'contacts',
    id: idOf('c', number),
    title: name,
    ...(city && { subtitle: city }),
    parts: [name.replace(legalForms, '')],
  }
}

function task(number: number, title: string, contact?: string): FakeRecord {
  return { table: 'tasks', id: idOf('d', number), title, ...(contact && { subtitle: contact }) }
}

function idOf(letter: string, number: number): string {
  return `00000000-0000-4000-8000-${letter}${String(number).padStart(11, '0')}`
}

function other(table: Table, letter: string, number: number, title: string, subtitle?: string): FakeRecord {
  return { table, id: idOf(letter, number), title, ...(subtitle && { subtitle }) }
}

function member(number: number, name: string): FakeRecord {
  return { table: 'profiles', id: idOf('e', number), title: name, parts: name.split(' ') }
}

export const fakeRecords: FakeRecord[] = [
  person(1, 'Anna Müller', 'Acme AG', 'Zürich'),
  person(2, 'Nina Vogel', 'Vogel Design', 'Bern'),
  person(3, 'Nina Frei', 'Holzbau Frei GmbH', 'Thun'),
  person(4, 'Marco Rossi', 'Gelateria Rossi Srl', 'Lugano'),
  person(5, 'Tom Bright', 'Bright Studios', 'London'),
  person(6, 'Sara Weber', 'Weber Treuhand GmbH', 'Basel'),
  person(7, 'Élodie Rochat', 'Rochat Vins SA', 'Lausanne'),
  person(8, 'João Silva', 'Silva Azulejos Lda', 'Porto'),
  person(9, 'Peter Keller', undefined, 'Bern'),
  person(10, 'Peter Brunner', 'Brunner Bau AG', 'Aarau'),
  person(11, 'Lucia Conti', undefined, 'Milano'),
  person(12, 'Marc Dubois', 'Atelier Dubois Sàrl', 'Genève'),
  person(13, 'Ana Ferreira', undefined, 'Lisboa'),
  person(14, 'Jürg Hofer', 'Hofer Gartenbau', 'Olten'),
  person(15, 'Paul Meier', undefined, 'Zug'),
  firm(20, 'Acme AG', 'Zürich'),
  firm(21, 'Bäckerei Zbinden AG', 'Bern'),
  firm(22, 'Hôtel du Lac SA', 'Vevey'),
  firm(23, 'Harbour Coffee Ltd', 'Bristol'),
  firm(24, 'Novatech GmbH', 'Wien'),
  firm(25, 'Padaria Central Lda', 'Braga'),
  task(1, 'Send offer', 'Acme AG'),
  task(2, 'Call Anna Müller', 'Anna Müller'),
  task(3, 'Prepare contract', 'Harbour Coffee Ltd'),
  task(4, 'Offerte für Novatech schreiben', 'Novatech GmbH'),
  task(5, 'Website review'),
  task(6, 'Steuererklärung vorbereiten'),
  task(7, 'Envoyer le devis', 'Marc Dubois'),
  task(8, 'Renew domain'),
  task(9, 'Order new chairs'),
  other('bookings', 'b', 1, 'Site visit Harbour', 'Harbour Coffee Ltd'),
  other('bookings', 'b', 2, 'Teamsitzung'),
  other('invoices', 'f', 1, '2026-0042', 'Acme AG'),
  other('projects', 'a', 1, 'Website Relaunch', 'Novatech GmbH'),
  other('documents', 'd', 90, 'Price list.pdf'),
  member(1, 'Lea Steiner'),
  member(2, 'Jonas Kunz'),
]

export async function fakeMentions(text: string): Promise<Mention[]> {
  const said = words(text.replace(/['’]s\b/g, ''))
  return fakeRecords.flatMap(record => {
    const full = [record.title, record.title.replace(legalForms, ''), record.title.replace(/\.[a-z]{3,4}$/, '')]
    const hit =
      bestHit(
        said,
        [...new Set(full)].map(form => [form, true] as const),
      ) ??
      bestHit(
        said,
        (record.parts ?? []).map(form => [form, false] as const),
      )
    if (!hit) return []
    const { table, id, title, subtitle } = record
    return [{ table, id, title, ...(subtitle && { subtitle }), ...hit }]
  })
}

function bestHit(
  said: string[],
  forms: (readonly [form: string, exact: boolean])[],
): Pick<Mention, 'matched' | 'score' | 'exact'> | undefined {
  for (const [form, exact] of forms) {
    const wanted = words(form)
    for (let start = 0; start + wanted.length <= said.length; start++) {
      const run = said.slice(start, start + wanted.length)
      if (run.every((word, index) => word === wanted[index]))
        return { matched: run.join(' '), score: exact ? 1 : 0.7, exact }
    }
    for (let start = 0; start + wanted.length <= said.length; start++) {
      const run = said.slice(start, start + wanted.length)
      if (run.every((word, index) => isNear(word, wanted[index] ?? '')))
        return { matched: run.join(' '), score: 0.6, exact: false }
    }
  }
  return undefined
}

function isNear(word: string, wanted: string): boolean {
  return wanted.length >= 5 && word[0] === wanted[0] && editDistance(word, wanted, 1) <= 1
}

export function fakeId(title: string): string {
  const record = fakeRecords.find(candidate => candidate.title === title)
  if (!record) throw new Error(`There is no invented record "${title}".`)
  return record.id
}
