import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fitRows, withOrganizations } from '../run/seed-rows.ts'
import { loadCases } from './load-cases.ts'
import { createWorld, type Seed, stableUuid } from './seed.ts'

function fileOf(...lines: (object | string)[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'orbit-cases-')), 'cases.jsonl')
  writeFileSync(file, lines.map(line => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return file
}
const minimal = { id: 'a', category: 'c', difficulty: 1, turns: ['hi'], expect: { no_writes: true }, tags: [] }

describe('case files', () => {
  it('are read line by line', () => {
    const { cases, warnings } = loadCases([fileOf(minimal, '', { ...minimal, id: 'b' })])
    expect([cases.map(test => test.id), warnings]).toEqual([['a', 'b'], []])
  })
  it.each([
    ['not JSON', '{'],
    ['turns', { ...minimal, turns: [] }],
    [
      'unknown operator $has_not',
      { ...minimal, expect: { writes: [{ table: 't', op: 'insert', set: { a: { $has_not: 1 } } }] } },
    ],
    ['is taken by', minimal],
  ])('say where they are wrong: %s', (message, line) => {
    expect(() => loadCases([fileOf(minimal, line)])).toThrow(message)
    expect(() => loadCases([fileOf(minimal, line)])).toThrow(':2')
  })
  it('name expectations that are unknown here instead of skipping them silently', () => {
    const { warnings } = loadCases([fileOf({ ...minimal, expect: { no_writes: true, sings: true } })])
    expect(warnings).toEqual([expect.stringContaining('"sings"')])
  })
})

const seed = (over: Partial<Seed> = {}): Seed => ({
  clock: '2026-11-23T09:00:00+01:00',
  timezone: 'Europe/Lisbon',
  acting_user: 'profile:me',
  acting_org: 'org:a',
  tables: {
    organizations: [{ id: 'org:a', name: 'A', settings: { currency: 'EUR' } }],
    profiles: [{ id: 'profile:me', org_id: 'org:a' }],
    contacts: [{ id: 'contact:x', org_id: 'org:a', notes: 'note:this stays' }],
  },
  ...over,
})

describe('seeds', () => {
  it('turn symbols into the same uuids every time, foreign keys alike', () => {
    const world = createWorld(seed())
    expect(world.actingOrg).toBe(stableUuid('org:a'))
    expect(world.tables.contacts?.[0]).toMatchObject({ id: stableUuid('contact:x'), org_id: stableUuid('org:a') })
    expect(world.tables.contacts?.[0]?.notes).toBe('note:this stays')
  })
  it("know the organization's conventions, and give it their time zone", () => {
    const world = createWorld(seed())
    expect(world).toMatchObject({ currency: 'EUR', paymentTermsDays: 30, timeZone: 'Europe/Lisbon' })
    expect(world.tables.organizations?.[0]?.settings).toEqual({ currency: 'EUR', time_zone: 'Europe/Lisbon' })
  })
  it('refuse a symbol that stands for no row, and an id that occurs twice', () => {
    const tables = { ...seed().tables, tasks: [{ id: 'task:1', org_id: 'org:a', contact_id: 'contact:nobody' }] }
    expect(() => createWorld(seed({ tables }))).toThrow('contact:nobody')
    const twice = { ...seed().tables, tasks: [{ id: 'contact:x' }] }
    expect(() => createWorld(seed({ tables: twice }))).toThrow('occurs twice')
  })
  it('fit our tables: address columns of any name, nothing that is required missing', () => {
    const columns = [
      { name: 'id', type: 'uuid', nullable: false, hasDefault: true },
      { name: 'call_id', type: 'uuid', nullable: false, hasDefault: false },
      { name: 'tags', type: 'ARRAY', nullable: false, hasDefault: true },
      { name: 'address_zip', type: 'text', nullable: true, hasDefault: false },
      { name: 'address_country', type: 'text', nullable: true, hasDefault: false },
    ]
    const [row] = fitRows(
      'contacts',
      [{ id: '1', tags: null, address_postcode: '8001', address_country: 'Schweiz' }],
      columns,
    )
    expect(row).toEqual({ id: '1', call_id: expect.any(String), address_zip: '8001', address_country: 'CH' })
    expect(() => fitRows('contacts', [{ id: '1', shoe_size: 43 }], columns)).toThrow('shoe_size')
  })
  it('give the chunks of a document its organization', () => {
    const tables = { documents: [{ id: 'd', org_id: 'o' }], document_chunks: [{ id: 'c', document_id: 'd' }] }
    expect(withOrganizations(tables).document_chunks).toEqual([{ id: 'c', document_id: 'd', org_id: 'o' }])
  })
})
