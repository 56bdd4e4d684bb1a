import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, type Row, readSeed } from '../format/seed.ts'
import { changesBetween } from '../grade/changes.ts'
import { openStage, type Stage } from './stage.ts'

const world = createWorld(readSeed(fileURLToPath(new URL('../seed.json', import.meta.url))))
let stage: Stage
beforeAll(async () => {
  stage = await openStage(world)
})
afterAll(() => stage.close())

const anyContact = () => (world.tables.contacts ?? []).find(row => row.org_id === world.actingOrg) as Row

describe('the stage', () => {
  it('holds the seed, value for value', async () => {
    const tables = await stage.snapshot()
    for (const [table, rows] of Object.entries(world.tables)) {
      if (table === 'usage_logs') continue
      expect(tables[table]).toHaveLength(rows.length)
    }
    expect(tables.contacts?.find(row => row.id === anyContact().id)).toMatchObject({ email: anyContact().email })
  })

  it('is signed in as the acting user, who sees the own organization only', async () => {
    const { data } = await stage.database.asUser(stage.token).from('contacts').select('org_id')
    expect(new Set(data?.map(row => row.org_id))).toEqual(new Set([world.actingOrg]))
  })

  it('leaves no audit trail of its own', async () => {
    expect(await stage.database.query('select * from audit_log')).toEqual([])
  })

  it('finds records by their names, as in production', async () => {
    const db = stage.database.asUser(stage.token)
    const find = async () => (await db.rpc('search_records', { p_query: 'Emma Roth' })).data?.map(row => row.title)
    expect(await find()).toContain('Emma Roth')
    await db.from('contacts').update({ last_name: 'Sutter' }).eq('first_name', 'Emma')
    await stage.reset()
    expect(await find()).toContain('Emma Roth')
  })

  it('puts back everything that changed, and only that', async () => {
    const before = await stage.snapshot()
    const db = stage.database.asUser(stage.token)
    await db.from('contacts').insert({ first_name: 'Zoe' })
    await db.from('contacts').delete().eq('id', String(anyContact().id))
    expect(changesBetween(before, await stage.snapshot()).length).toBeGreaterThan(1)
    await stage.reset()
    expect(await stage.snapshot()).toEqual(before)
    expect(await stage.database.query('select * from audit_log')).toEqual([])
  })

  it('starts every case within milliseconds', async () => {
    const db = stage.database.asUser(stage.token)
    const times: number[] = []
    for (let round = 0; round < 20; round++) {
      await db.from('tasks').insert({ title: 'One more' })
      const started = performance.now()
      await stage.reset()
      times.push(performance.now() - started)
    }
    const fastest = Math.min(...times)
    process.stdout.write(`reset: ${fastest.toFixed(1)} ms\n`)
    expect(fastest).toBeLessThan(250)
  })
})
