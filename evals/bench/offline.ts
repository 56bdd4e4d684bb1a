// `npm run bench:offline`: how long the offline model thinks about a message in an organization with 10,000 contacts. The
// look-up of names in the database is timed apart: it is the database's, and a hosted one has its own speed.
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { HumanMessage } from '@langchain/core/messages'
import { detectLanguage } from '../../agent/language.ts'
import { findMentions } from '../../agent/mentions.ts'
import { createOfflineModel } from '../../agent/models/offline/offline-model.ts'
import type { OfflineTurn } from '../../agent/models/offline/turn.ts'
import type { Db } from '../../db/database.ts'
import { type EmbeddedDatabase, openEmbedded } from '../../db/embedded.ts'
import { allTools } from '../../tools/all-tools.ts'
import { createRegistry } from '../../tools/registry.ts'
import { orgSettings } from '../../tools/settings.ts'
import { shippedSuites } from '../run/suites.ts'
import { readTemplate } from '../run/template.ts'
import { percentile } from './processes.ts'

const { values: options } = parseArgs({
  options: { contacts: { type: 'string', default: '10000' }, messages: { type: 'string', default: '300' } },
})
const contacts = Number(options.contacts)
/** Messages before the measured ones. */
const warmUp = 40
const now = new Date('2026-11-23T09:00:00+01:00')

const registry = createRegistry(allTools)
const cpuBefore = process.cpuUsage()
const model = createOfflineModel(registry)
const started = cpuMs(cpuBefore)

const database = await openEmbedded({ clock: now.toISOString(), loadFrom: await readTemplate() })
const db = await openOrganization(database)
const messages = everydayMessages(Number(options.messages))
const first = await think(messages[0] ?? '')
// As in a server that has run for a while: code is compiled, every language was met.
for (const text of messages.slice(1, warmUp)) await think(text)
const heapBefore = heapMb()
const rounds: { model: number; cpu: number; names: number }[] = []
for (const text of messages) rounds.push(await think(text))

const times = rounds.map(round => round.model)
const cpu = rounds.map(round => round.cpu)
const names = rounds.map(round => round.names)
const row = (label: string, values: number[]) =>
  `${label.padEnd(34)} p50 ${ms(percentile(values, 50))}  p95 ${ms(percentile(values, 95))}  most ${ms(Math.max(...values))}`
print(`${messages.length} messages in five languages, ${contacts} contacts`)
print(row('the model, per message', times))
print(row('the same, CPU', cpu))
print(row('names in the database, per message', names))
print(`start of the model                 ${ms(started)} of CPU; the first message learns, ${ms(first.cpu)}`)
print(`memory after all messages          ${(heapMb() - heapBefore).toFixed(1)} MB more than after the first`)
await database.close()

async function think(text: string): Promise<{ model: number; cpu: number; names: number }> {
  let lookups = 0
  let lookupsCpu = 0
  const turn: OfflineTurn = {
    language: detectLanguage(text, 'en'),
    now,
    timeZone: 'Europe/Zurich',
    settings: orgSettings({}),
    pending: [],
    user: { full_name: 'Mirjam Aebi' },
    async mentions(said) {
      const begun = performance.now()
      const used = process.cpuUsage()
      const found = await findMentions(db, said)
      lookups += performance.now() - begun
      lookupsCpu += cpuMs(used)
      return found
    },
  }
  const begun = performance.now()
  const used = process.cpuUsage()
  await model.invoke([new HumanMessage(text)], { turn })
  return { model: performance.now() - begun - lookups, cpu: cpuMs(used) - lookupsCpu, names: lookups }
}

/** Spread over all shipped cases, so that all languages and kinds of commands come up. */
function everydayMessages(count: number): string[] {
  const texts = shippedSuites().flatMap(suite => suite.cases.flatMap(test => test.turns))
  return Array.from({ length: count }, (_, index) => texts[(index * 97) % texts.length] ?? '')
}

async function openOrganization(to: EmbeddedDatabase): Promise<Db> {
  const userId = randomUUID()
  await to.query(
    `insert into auth.users (id, email, email_confirmed_at, raw_user_meta_data, raw_app_meta_data)
     values ($1, 'bench@example.com', now(), '{"full_name": "Mirjam Aebi", "org_name": "Bench"}', '{}')`,
    [userId],
  )
  await to.query(
    `insert into contacts (org_id, first_name, last_name, company_name, email, address_city, status)
     select p.org_id, f.name, l.name || ' ' || i, c.name, 'c' || i || '@example.com', t.name, 'lead'
     from generate_series(1, $2::int) i
     join profiles p on p.id = $1
     cross join lateral (select (array['Anna','Nora','Marco','Sara','Luc','Rui','Petra','Jonas','Emma','Hanna'])[1 + i % 10]) f(name)
     cross join lateral (select (array['Meier','Favre','Rossi','Silva','Keller','Roth','Wyss','Carvalho','Huber'])[1 + i % 9]) l(name)
     cross join lateral (select case when i % 3 = 0 then 'Firma ' || i || ' AG' end) c(name)
     cross join lateral (select (array['Bern','Basel','Thun','Genf'])[1 + i % 4]) t(name)`,
    [userId, contacts],
  )
  return to.asUser(await to.mintToken(userId, 24))
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

function heapMb(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1_048_576
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`
}
