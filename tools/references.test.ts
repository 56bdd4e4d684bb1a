import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase, type TestOrg } from '../db/testing.ts'
import { findContactGroup, findRecord, lookUpNamesakes } from './references.ts'

let database: TestDatabase
let org: TestOrg

beforeAll(async () => {
  database = await openTestDatabase()
  org = await database.createOrg('References')
  const person = {
    company_name: null as string | null,
    email: null as string | null,
    address_city: null as string | null,
    is_company: false,
  }
  await org.owner.db.from('contacts').insert([
    { ...person, first_name: 'Nina', last_name: 'Vogel', company_name: 'Lakeside AG', address_city: 'Bern' },
    { ...person, first_name: 'Nina', last_name: 'Keller', company_name: 'Vogel GmbH', address_city: 'Basel' },
    { ...person, first_name: null, last_name: null, company_name: 'Vogel GmbH', is_company: true },
    { ...person, first_name: null, last_name: null, company_name: 'Acme AG', is_company: true },
    { ...person, first_name: null, last_name: null, company_name: 'Acme Solutions AG', is_company: true },
    { ...person, first_name: 'Paul', last_name: 'Egger', company_name: 'Acme AG', email: 'paul@acme.example' },
    { ...person, first_name: 'Vera', last_name: 'Egger', company_name: 'Acme AG' },
    { ...person, first_name: 'Maria', last_name: 'Rossi' },
    { ...person, first_name: 'Ruth', last_name: 'von Arx' },
    { ...person, first_name: null, last_name: null, company_name: 'Café de la Gare', is_company: true },
    { ...person, first_name: null, last_name: null, company_name: 'Hôtel du Parc SA', is_company: true },
    { ...person, first_name: 'Kurt', last_name: 'Sutter', email: 'kurt.sutter.muttenz@post.example' },
    { ...person, first_name: 'Kurt', last_name: 'Sutter', company_name: 'Gemeinde Riehen' },
    { ...person, first_name: 'Milo', last_name: 'Frey', company_name: 'Drift Studio' },
    { ...person, first_name: 'Luca', last_name: 'Sala', company_name: 'Drift Studio' },
  ])
  await org.owner.db
    .from('tasks')
    .insert([
      { title: 'Send offer' },
      { title: 'Call Paul Egger' },
      { title: 'Proofread Silva brochure' },
      { title: 'Proofread Costa brochure' },
      { title: 'Clean the storeroom' },
      { title: 'Clean the van' },
      { title: 'Lieferwagen zum Service' },
    ])
  await org.owner.db.from('projects').insert({ name: 'Website Acme' })
})
afterAll(() => database.database.close())

const find = (reference: string, table: 'contacts' | 'tasks' | 'projects' = 'contacts') =>
  findRecord(reference, [table], { db: org.owner.db })

describe('a reference', () => {
  it.each([
    ['Paul', 'Paul Egger'],
    ['paul egger', 'Paul Egger'],
    ['Egger Paul', 'Paul Egger'],
    ['Egger, Paul', 'Paul Egger'],
    ['Herr Paul Egger', 'Paul Egger'],
    ['Paul Eger', 'Paul Egger'],
    ['Paul from Acme', 'Paul Egger'],
    ['Nina in Bern', 'Nina Vogel'],
    ['Egger Paul (Acme AG)', 'Paul Egger'],
    ['PAUL@acme.example', 'Paul Egger'],
    ['acme ag', 'Acme AG'],
    ['Acme Solutions', 'Acme Solutions AG'],
    ['Vogel GmbH', 'Vogel GmbH'],
    ['Nina from Vogel', 'Nina Keller'],
    ['Nina bei Vogel', 'Nina Keller'],
    ['Nina from Bern', 'Nina Vogel'],
    ['Nina (Basel)', 'Nina Keller'],
    ['Nina, Lakeside', 'Nina Vogel'],
    ['Ruth von Arx', 'Ruth von Arx'],
    ['Café de la Gare', 'Café de la Gare'],
    ['Hôtel du Parc', 'Hôtel du Parc SA'],
    ['cafe gare', 'Café de la Gare'],
    ['Caffe de la Gare', 'Café de la Gare'],
  ])('"%s" means %s', async (reference, title) => {
    expect((await find(reference)).title).toBe(title)
  })

  it.each([
    ['Nina', ['Nina Keller (Vogel GmbH)', 'Nina Vogel (Lakeside AG)']],
    ['Vogel', ['Nina Vogel (Lakeside AG)', 'Vogel GmbH']],
    ['Egger', ['Paul Egger (Acme AG)', 'Vera Egger (Acme AG)']],
    ['Acme', ['Acme AG', 'Acme Solutions AG']],
    ['Drift Studio', ['Luca Sala (Drift Studio)', 'Milo Frey (Drift Studio)']],
    ['Kurt Sutter', ['Kurt Sutter (Gemeinde Riehen)', 'Kurt Sutter (kurt.sutter.muttenz@post.example)']],
  ])('"%s" is asked about', async (reference, labels) => {
    const error = await find(reference).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'ambiguous', message: expect.stringContaining(`"${reference}"`) })
    const { choices } = error as { choices: { label: string; value: string }[] }
    expect(choices.map(choice => choice.label).sort()).toEqual(labels)
    for (const { label, value } of choices) expect((await find(value)).title).toBe(label.replace(/ \(.*/, ''))
  })

  it.each(['Mario Rossi', 'Anna Egger', 'Paula', 'Tim', 'Acme Holding', '%', '044 999 88 77'])(
    '"%s" is nobody else',
    async reference => {
      await expect(find(reference)).rejects.toMatchObject({ code: 'not_found' })
    },
  )

  it('offers what is near', async () => {
    await expect(find('Anna Egger')).rejects.toMatchObject({
      hint: expect.stringContaining('Paul Egger (Acme AG)'),
      choices: expect.arrayContaining([{ label: 'Paul Egger (Acme AG)', value: 'Paul Egger' }]),
    })
  })

  it.each([
    ['tasks', 'offer', 'Send offer'],
    ['tasks', 'the task send offer', 'Send offer'],
    ['tasks', 'send the offer to Acme', 'Send offer'],
    ['tasks', 'proofreading the Silva brochure', 'Proofread Silva brochure'],
    ['tasks', 'storeroom finally clean', 'Clean the storeroom'],
    ['tasks', 'Lieferwagen vom Service zurück', 'Lieferwagen zum Service'],
    ['tasks', 'call paul', 'Call Paul Egger'],
    ['projects', 'the website project', 'Website Acme'],
  ] as const)('to %s: "%s" means %s', async (table, reference, title) => {
    expect((await find(reference, table)).title).toBe(title)
  })

  it('costs one request', async () => {
    const before = database.database.requestCount()
    await find('Paul from Acme')
    expect(database.database.requestCount() - before).toBe(1)
  })

  it('as a filter, a company means its people too; without its own record, just them', async () => {
    const context = { db: org.owner.db }
    expect((await findContactGroup('Acme AG', context)).ids).toHaveLength(3)
    expect((await findContactGroup('Drift Studio', context)).ids).toHaveLength(2)
    expect((await findContactGroup('Paul', context)).ids).toHaveLength(1)
    await expect(findContactGroup('Nina', context)).rejects.toMatchObject({ code: 'ambiguous' })
  })
})

describe('a look-up by a name that several have', () => {
  const tasksOf: Record<string, number> = {}
  const lookUp = async ({ contact }: { contact?: string | undefined }) => {
    const { ids, title } = await findContactGroup(contact ?? '', { db: org.owner.db })
    return { title, ids, total: tasksOf[title] ?? 0 }
  }
  const ask = (contact: string, counts: Record<string, number>) => {
    for (const name of Object.keys(tasksOf)) delete tasksOf[name]
    Object.assign(tasksOf, counts)
    return lookUpNamesakes({ contact }, { db: org.owner.db }, lookUp)
  }

  it('is about the only one for whom there is something', async () => {
    expect(await ask('Nina', { 'Nina Keller': 2 })).toMatchObject({ title: 'Nina Keller', total: 2 })
  })

  it('finds nothing when there is nothing for any of them', async () => {
    expect(await ask('Nina', {})).toMatchObject({ total: 0 })
  })

  it('asks about those for whom there is something', async () => {
    await expect(ask('Acme', { 'Acme AG': 1, 'Acme Solutions AG': 1 })).rejects.toMatchObject({
      code: 'ambiguous',
      choices: [{ value: 'Acme AG' }, { value: 'Acme Solutions AG' }],
    })
  })

  it('costs nothing more when the name is one person’s alone', async () => {
    const before = database.database.requestCount()
    expect(await ask('Paul', { 'Paul Egger': 1 })).toMatchObject({ title: 'Paul Egger' })
    expect(database.database.requestCount() - before).toBe(1)
    await expect(ask('Tim', {})).rejects.toMatchObject({ code: 'not_found' })
  })
})
