import { randomUUID } from 'node:crypto'
import pgvector from 'pgvector'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { unwrap } from '../../db/postgrest-errors.ts'
import { openTestDatabase, type Persona, type TestDatabase, type TestOrg } from '../../db/testing.ts'
import { type Caller, caller, vectorOf } from '../testing.ts'
import { bestSentence } from './best-sentence.ts'
import { searchDocuments } from './search-documents.ts'

let database: TestDatabase
let org: TestOrg
let mia: Persona
let owner: Caller
let member: Caller

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.database.close())

beforeEach(async () => {
  org = await database.createOrg('Search Documents')
  mia = await org.addMember('Mia Member')
  owner = caller(database, org.owner)
  member = caller(database, mia)
})

async function add(
  name: string,
  texts: string[],
  more: { visibility?: 'shared'; contact_id?: string; project_id?: string } = {},
  by = org.owner,
  model = 'words',
) {
  const row = {
    name,
    file_path: randomUUID(),
    file_type: 'text/plain',
    embedding_status: 'complete',
    uploaded_by: by.userId,
    ...more,
  }
  const { id } = unwrap(await by.db.from('documents').insert(row).select('id').single())
  const chunks = texts.map((content, chunk_index) => ({
    document_id: id,
    chunk_index,
    content,
    heading: 'Terms',
    page: chunk_index + 1,
    embedding: pgvector.toSql(vectorOf(content)),
    embedding_model: model,
  }))
  unwrap(await by.db.from('document_chunks').insert(chunks))
  return id
}
const search = (input: object, by = owner) => by.call(searchDocuments, input, { kind: 'passages' })
const names = async (input: object, by = owner) =>
  [...new Set((await search(input, by)).passages.map(passage => passage.document))].sort()

const lease = [
  'Either party may give notice with three months to the end of a quarter. The keys are handed over at noon.',
  'Pets need the consent of the landlord.',
]
const offer = ['A day of consulting costs CHF 1200. Travel is charged by the hour.']

describe('search_documents', () => {
  it('finds the passage, with its place and the sentence that answers', async () => {
    await add('Lease.pdf', lease)
    await add('Offer.pdf', offer)
    const card = await search({ question: 'how much notice must a party give?' })
    expect(card.searched).toBe(2)
    expect(card.passages[0]).toMatchObject({
      index: 1,
      document: 'Lease.pdf',
      heading: 'Terms',
      page: 1,
      quote: 'Either party may give notice with three months to the end of a quarter.',
    })
  })

  it('finds other forms of a word, and words without their accents', async () => {
    await add('Vertrag.pdf', ['Die Kündigungsfrist beträgt drei Monate.'])
    await add('Offer.pdf', offer)
    for (const question of ['kundigungsfrist', 'Kündigung', 'MONATE']) {
      const [first] = (await search({ question })).passages
      expect(first, question).toMatchObject({ document: 'Vertrag.pdf' })
      expect(first?.relevance).toBeGreaterThan(0.5)
    }
  })

  it('looks only where it is told to', async () => {
    const { id: contact_id } = unwrap(
      await org.owner.db.from('contacts').insert({ company_name: 'Acme AG', is_company: true }).select('id').single(),
    )
    const { id: project_id } = unwrap(
      await org.owner.db.from('projects').insert({ name: 'Website' }).select('id').single(),
    )
    await add('A.pdf', lease, { contact_id })
    await add('B.pdf', lease, { project_id })
    await add('C.pdf', lease)
    const question = 'notice'
    expect(await names({ question })).toEqual(['A.pdf', 'B.pdf', 'C.pdf'])
    expect(await names({ question, contact: 'Acme' })).toEqual(['A.pdf'])
    expect(await names({ question, project: 'website' })).toEqual(['B.pdf'])
    expect(await names({ question, document: 'C.pdf' })).toEqual(['C.pdf'])
    await expect(search({ question, contact: 'Xaver' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(search({ question: ' ' })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('looks everywhere when nothing belongs to the contact that was named', async () => {
    unwrap(await org.owner.db.from('contacts').insert({ company_name: 'Birch AG', is_company: true }).select('id'))
    await add('Agreement Birch.pdf', lease)
    expect(await names({ question: 'notice', contact: 'Birch' })).toEqual(['Agreement Birch.pdf'])
  })

  it("takes a document's name for saying which document, and the other words for saying where in it", async () => {
    await add('Agreement Harbour Coffee.pdf', ['Between Studio Keller and Harbour Coffee Roasters.', ...lease])
    await add('Offer.pdf', offer)
    const { passages } = await search({ question: 'What is the notice period in the agreement with Harbour Coffee?' })
    expect(passages[0]).toMatchObject({
      document: 'Agreement Harbour Coffee.pdf',
      quote: 'Either party may give notice with three months to the end of a quarter.',
    })
  })

  it('shows internal documents to owners and who uploaded them, shared ones to all, and nothing to strangers', async () => {
    await add('Internal.pdf', lease)
    await add('Shared.pdf', lease, { visibility: 'shared' })
    await add('Mine.pdf', lease, {}, mia)
    expect(await names({ question: 'notice' })).toEqual(['Internal.pdf', 'Mine.pdf', 'Shared.pdf'])
    expect(await names({ question: 'notice' }, member)).toEqual(['Mine.pdf', 'Shared.pdf'])
    const stranger = caller(database, (await database.createOrg('Stranger')).owner)
    expect(await search({ question: 'notice' }, stranger)).toEqual({
      kind: 'passages',
      searched: 0,
      available: [],
      passages: [],
    })
  })

  it('never compares vectors of another model; words find those all the same', async () => {
    await add('Old.pdf', ['Pets need the consent of the landlord.'], {}, org.owner, 'another')
    expect((await search({ question: 'xyz' })).passages).toEqual([])
    expect((await search({ question: 'pets' })).passages).toHaveLength(1)
  })

  it('forgets a document with its deletion', async () => {
    const id = await add('Lease.pdf', lease)
    unwrap(await org.owner.db.from('documents').delete().eq('id', id))
    expect((await search({ question: 'notice' })).passages).toEqual([])
  })
})

it('the best sentence is the one that says most of what was asked', () => {
  const passage =
    'Delivery is free within Switzerland. Returns are taken back within 30 days. Returns of opened goods are not.'
  expect(bestSentence(passage, 'how many days do I have for returns?')).toBe('Returns are taken back within 30 days.')
  expect(bestSentence('Nothing of it.', 'qqq')).toBe('Nothing of it.')
})
