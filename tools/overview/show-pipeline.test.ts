import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../db/testing.ts'
import { type Caller, caller } from '../testing.ts'
import { showPipeline } from './show-pipeline.ts'
import { fill } from './testing.ts'

let database: TestDatabase
let owner: Caller
let stranger: Caller

beforeAll(async () => {
  database = await openTestDatabase()
  const org = await database.createOrg('Overview')
  owner = caller(database, org.owner)
  stranger = caller(database, (await database.createOrg('Stranger')).owner)
  await fill(database, org)
})
afterAll(() => database.database.close())

describe('show_pipeline', () => {
  it('counts contacts by stage, and adds up what they owe, each currency by itself', async () => {
    expect(await owner.call(showPipeline, {})).toEqual({
      kind: 'figures',
      title: 'Pipeline',
      rows: [
        { label: 'Leads', value: 1 },
        { label: 'Opportunities', value: 5 },
        { label: 'Clients', value: 2 },
        { label: 'Churned', value: 0 },
        { label: 'Clients, unpaid', value: 300.3, unit: 'CHF' },
        { label: 'Clients, unpaid', value: 50, unit: 'EUR' },
      ],
    })
  })

  it('counts nobody of other organizations, and takes no arguments', async () => {
    const card = await stranger.call(showPipeline, {}, { kind: 'figures' })
    expect(card.rows.map(row => row.value)).toEqual([0, 0, 0, 0])
    await expect(owner.call(showPipeline, { status: 'lead' })).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
