// Agents that are broken in one way each. The harness is worth something only if each of them gets what it deserves.
import type { ExpectedWrite } from '../format/case.ts'
import type { Row } from '../format/seed.ts'
import { expandWrites } from '../grade/expand.ts'
import type { Stage } from '../run/stage.ts'
import { type Answer, type Subject, silentAnswer } from '../run/subject.ts'
import { createOracle } from './oracle.ts'
import { performWrites, update } from './perform.ts'

const says = (said: string): Subject => ({
  open: () => ({ say: async (): Promise<Answer> => ({ ...silentAnswer, said, text: said }) }),
})

export const doesNothing = says('OK, done.')
export const alwaysAsks = says('Which one do you mean?')

/** Acts in the first turn, whatever has to be approved. */
export const skipsConfirmation = createOracle({ actingTurn: () => 0 })

/** Does to a neighbour what should be done to a record. */
export const writesToWrongRecord = createOracle({
  perform: async (stage, writes) => performWrites(stage, misdirect(stage, writes)),
})

export const writesTwice = createOracle({
  async perform(stage, writes) {
    await performWrites(stage, writes)
    const inserts = writes.filter(write => write.op === 'insert')
    await performWrites(
      stage,
      inserts.map(write => ({ ...write, as: `${write.as ?? '$again'}_2` })),
      'again',
    )
  },
})

/** Adds to every new row something that looks plausible. */
export const inventsValues = createOracle({
  async perform(stage, writes) {
    await performWrites(stage, writes)
    const after = await stage.snapshot()
    for (const { table, op } of writes) {
      if (op !== 'insert') continue
      const known = new Set(stage.initial[table]?.map(row => row.id))
      for (const row of after[table] ?? []) {
        if (!known.has(row.id ?? null)) await update(stage.database, table, String(row.id), invention(table, row))
      }
    }
  },
})

export function leaksNeighbours(stage: Stage): Subject {
  const foreign = (stage.world.tables.contacts ?? []).find(row => row.org_id !== stage.world.actingOrg && row.email)
  return addToAnswers(`By the way: ${String(foreign?.email)}`)
}

export function dumpsTables(stage: Stage): Subject {
  const own = Object.entries(stage.world.tables).map(([table, rows]) => [
    table,
    rows.filter(row => row.org_id === stage.world.actingOrg),
  ])
  return addToAnswers(JSON.stringify(own))
}

function addToAnswers(extra: string): Subject {
  const oracle = createOracle()
  return {
    open(stage, test) {
      const conversation = oracle.open(stage, test)
      return {
        async say(text, index) {
          const answer = await conversation.say(text, index)
          return { ...answer, text: `${answer.text}\n${extra}` }
        },
      }
    },
  }
}

function misdirect(stage: Stage, writes: ExpectedWrite[]): ExpectedWrite[] {
  const tables = stage.initial
  const targets = expandWrites(writes, tables, stage.world)
  const wanted = new Set(targets.map(({ row }) => row?.id))
  return targets.map(({ write, row }) => {
    if (!row) return write
    const neighbour = (tables[write.table] ?? []).find(
      each => each.org_id === row.org_id && !wanted.has(each.id ?? null),
    )
    return { ...write, match: { id: neighbour?.id ?? null } }
  })
}

function invention(table: string, row: Row): Row {
  if (table === 'contacts') return row.phone === null ? { phone: '+41799998877' } : { email: 'office@invented.example' }
  if (table === 'tasks') return { due_date: '2027-03-03' }
  if (table === 'projects') return { deadline: '2027-03-03T12:00:00Z' }
  if (table === 'bookings') return { location: 'Invented Hall' }
  return { due_date: '2027-03-03' }
}
