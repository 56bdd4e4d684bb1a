import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unwrap } from './postgrest-errors.ts'
import type { Persona, TestDatabase } from './testing.ts'
import { openTestDatabase } from './testing.ts'

let test: TestDatabase
let sofia: Persona
let member: Persona
let stranger: Persona

const person = (first_name: string, last_name: string | null = null, more: Record<string, unknown> = {}) => ({
  is_company: false,
  first_name,
  last_name,
  company_name: null,
  email: null,
  phone: null,
  address_city: null,
  ...more,
})
const company = (company_name: string, more: Record<string, unknown> = {}) => ({
  ...person('', null, more),
  is_company: true,
  first_name: null,
  company_name,
})

beforeAll(async () => {
  test = await openTestDatabase()
  const org = await test.createOrg('Search')
  sofia = org.owner
  member = await org.addMember('Luca')
  stranger = (await test.createOrg('Elsewhere')).owner
  unwrap(await stranger.db.from('contacts').insert(person('Jürg', 'Müller')))
  const contacts = unwrap(
    await sofia.db
      .from('contacts')
      .insert([
        person('Jürg', 'Müller', { company_name: 'Acme AG', email: 'juerg@acme.example', phone: '+41 79 123 45 67' }),
        person('Anna', 'Müller', { email: 'anna@beta.example', address_city: 'Bern' }),
        person('Nina', 'Gerber'),
        person('Nina', 'Petrović'),
        person('Élodie', 'Rochat'),
        company('Acme AG'),
        company('Bäckerei Zbinden AG'),
        company('Coursiers du Rhin SCOP'),
        company('Officina Bernasconi Sagl'),
        person('Beat', 'Meier'),
        person('José', "D'Ávila"),
      ])
      .select('id, first_name, last_name'),
  )
  const juerg = contacts[0]?.id
  unwrap(
    await sofia.db.from('tasks').insert([
      { title: 'Call Jürg about the offer', contact_id: juerg },
      { title: 'Prepare the webshop', contact_id: null },
    ]),
  )
  unwrap(await sofia.db.from('projects').insert({ name: 'Rebranding Hôtel du Lac', contact_id: juerg }))
  unwrap(await sofia.db.from('invoices').insert({ invoice_number: '2026-014', amount_total: 1200, contact_id: juerg }))
  unwrap(
    await sofia.db
      .from('documents')
      .insert({ name: 'Contract Acme.pdf', file_path: 'c.pdf', file_type: 'application/pdf' }),
  )
})
afterAll(() => test.database.close())

const search = async (query: string, tables?: string[], as: Persona = sofia, limit = 10) =>
  unwrap(await as.db.rpc('search_records', { p_query: query, p_tables: tables, p_limit: limit }))
const titles = async (query: string, tables: string[] = ['contacts']) =>
  (await search(query, tables)).map(row => row.title)

describe('search_records', () => {
  it.each([
    ['Jürg Müller', 'Jürg Müller'],
    ['jürg müller', 'Jürg Müller'],
    ['Jurg Muller', 'Jürg Müller'],
    ['Juerg Mueller', 'Jürg Müller'],
    ['Müller Jürg', 'Jürg Müller'],
    ['Müller, Jürg', 'Jürg Müller'],
    ['  jurg   muller ', 'Jürg Müller'],
    ['elodie rochat', 'Élodie Rochat'],
    ['Nina Petrovic', 'Nina Petrović'],
    ['jose davila', "José D'Ávila"],
    ["José D'Avila", "José D'Ávila"],
    ['anna@beta.example', 'Anna Müller'],
    ['ANNA@BETA.EXAMPLE', 'Anna Müller'],
    ['079 123 45 67', 'Jürg Müller'],
    ['+41791234567', 'Jürg Müller'],
    ['backerei zbinden ag', 'Bäckerei Zbinden AG'],
    ['Baeckerei Zbinden', 'Bäckerei Zbinden AG'],
    ['officina bernasconi', 'Officina Bernasconi Sagl'],
    ['Coursiers du Rhin', 'Coursiers du Rhin SCOP'],
  ])('finds %s as exactly %s', async (query, title) => {
    const [first, second] = await search(query, ['contacts'])
    expect(first).toMatchObject({ table_name: 'contacts', title, score: 1, exact: true })
    expect(second?.exact ?? false).toBe(false)
  })

  it.each([
    ['Jürg Muler', 'Jürg Müller'],
    ['Zbindn', 'Bäckerei Zbinden AG'],
    ['Petrovitch', 'Nina Petrović'],
    ['Elodi', 'Élodie Rochat'],
    ['bernas', 'Officina Bernasconi Sagl'],
    ['Jürg from Acme', 'Jürg Müller'],
    ['jurg acme', 'Jürg Müller'],
  ])('finds %s, but not as exactly %s', async (query, title) => {
    const [first] = await search(query, ['contacts'])
    expect(first).toMatchObject({ title, exact: false })
    expect(first?.score).toBeLessThan(1)
  })

  it('finds everybody of a name, none of them exactly', async () => {
    const ninas = await search('Nina', ['contacts'])
    expect(ninas.map(row => [row.title, row.exact, row.score])).toEqual([
      ['Nina Gerber', false, ninas[0]?.score],
      ['Nina Petrović', false, ninas[0]?.score],
    ])
    expect((await titles('müller')).slice(0, 2)).toEqual(['Anna Müller', 'Jürg Müller'])
  })

  it('puts the company itself before its people', async () => {
    const found = await search('Acme', ['contacts'])
    expect(found.slice(0, 2).map(row => [row.title, row.exact])).toEqual([
      ['Acme AG', true],
      ['Jürg Müller', false],
    ])
  })

  it('tells records of the same name apart by what stands below them', async () => {
    expect((await search('Anna Müller', ['contacts']))[0]?.subtitle).toBe('anna@beta.example · Bern')
    expect((await search('Beat Meier', ['contacts']))[0]?.subtitle).toBe('')
  })

  it.each([
    ['webshop', 'tasks', 'Prepare the webshop'],
    ['call jurg', 'tasks', 'Call Jürg about the offer'],
    ['hotel du lac', 'projects', 'Rebranding Hôtel du Lac'],
    ['2026-014', 'invoices', '2026-014'],
    ['contract acme', 'documents', 'Contract Acme.pdf'],
  ])('finds %s among the %s', async (query, table, title) => {
    expect((await search(query, [table]))[0]).toMatchObject({ table_name: table, title })
  })

  it('looks through everything unless told where', async () => {
    const tables = (await search('acme')).map(row => row.table_name)
    expect(tables).toEqual(expect.arrayContaining(['contacts', 'documents']))
  })

  it.each(['Zyxwvut', 'qqq', '', '   ', '%', '_', "'; drop table contacts --", '🚀'])(
    'finds nothing for %j',
    async query => {
      expect(await titles(query)).toEqual([])
    },
  )

  it('keeps to the limit', async () => {
    expect(await search('müller', ['contacts'], sofia, 1)).toHaveLength(1)
    expect(await search('müller', ['contacts'], sofia, 0)).toHaveLength(0)
  })

  it('finds nothing of another organization, and nothing that the person may not see', async () => {
    expect((await search('Jürg Müller', ['contacts'], stranger)).map(row => row.title)).toEqual(['Jürg Müller'])
    expect(await search('webshop', undefined, stranger)).toEqual([])
    expect(await search('contract acme', ['documents'], member)).toEqual([])
  })

  it('takes long text without falling over', async () => {
    expect(Array.isArray(await search('very long '.repeat(500)))).toBe(true)
  })
})

describe('match_mentions', () => {
  const mentions = async (text: string, as: Persona = sofia) =>
    unwrap(await as.db.rpc('match_mentions', { p_text: text, p_limit: 20 }))
  const matched = async (text: string) =>
    (await mentions(text)).filter(row => row.table_name === 'contacts').map(row => [row.title, row.matched, row.exact])

  it.each([
    ['remind me to call Jürg Müller next Friday', 'Jürg Müller', 'Jürg Müller', true],
    ['Erinnere mich, Juerg Mueller anzurufen!', 'Jürg Müller', 'Juerg Mueller', true],
    ['rappelle Élodie Rochat, stp', 'Élodie Rochat', 'Élodie Rochat', true],
    ["what's the address of Müller Jürg?", 'Jürg Müller', 'Müller Jürg', true],
    ["delete Beat Meier's task", 'Beat Meier', 'Beat Meier', true],
    ['send it to anna@beta.example', 'Anna Müller', 'anna@beta.example', true],
    ['invoice Bäckerei Zbinden CHF 1200', 'Bäckerei Zbinden AG', 'Bäckerei Zbinden', true],
    ['call Jürg Muler', 'Jürg Müller', 'Jürg Muler', false],
    ['call Rochat tomorrow', 'Élodie Rochat', 'Rochat', false],
    ['call Petrovitch tomorrow', 'Nina Petrović', 'Petrovitch', false],
  ])('%s', async (text, title, words, exact) => {
    expect((await matched(text))[0]).toEqual([title, words, exact])
  })

  it('finds all who share a name', async () => {
    expect(await matched('call Nina')).toEqual([
      ['Nina Gerber', 'Nina', false],
      ['Nina Petrović', 'Nina', false],
    ])
  })

  it('does not take a part of a full name for others with that part', async () => {
    expect(await matched('call Anna Müller')).toEqual([['Anna Müller', 'Anna Müller', true]])
  })

  it('finds several in one text, in any table', async () => {
    const found = await mentions('prepare the webshop for Acme AG and invoice 2026-014')
    expect(found.map(row => [row.table_name, row.matched])).toEqual(
      expect.arrayContaining([
        ['contacts', 'Acme AG'],
        ['tasks', 'prepare the webshop'],
        ['invoices', '2026-014'],
      ]),
    )
  })

  it.each(['show my open tasks', 'what is overdue?', 'add a new contact', '', '...', '🚀 '.repeat(50)])(
    'finds nobody in %j',
    async text => {
      expect(await matched(text)).toEqual([])
    },
  )

  it('finds members of the team by their first name, and nobody of another team', async () => {
    const names = async (as: Persona) =>
      (await mentions('assign it to Luca', as)).filter(row => row.table_name === 'profiles').map(row => row.matched)
    expect(await names(sofia)).toEqual(['Luca'])
    expect(await names(stranger)).toEqual([])
  })

  it('finds nobody of another organization', async () => {
    expect(await mentions('call Nina and Acme', stranger)).toEqual([])
  })
})
