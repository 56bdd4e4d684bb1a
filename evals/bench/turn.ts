// `npm run bench`: one chat turn (question, one tool call, 50 tokens) through the whole server, beside peers, in one run.
// Read the ratios: absolute times depend on the machine and on what else it does.
import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { cpuMs, median, percentile, residentMb, startNode } from './processes.ts'
import { orbitUser, peerUser, type TurnTiming, type User } from './users.ts'

const { values: options } = parseArgs({
  options: {
    turns: { type: 'string', default: '150' },
    rounds: { type: 'string', default: '3' },
    /** A folder of further peers (`*.mjs`: listen on PORT, call MODEL_URL, speak the peers' protocol). */
    peers: { type: 'string' },
    only: { type: 'string' },
  },
})
const turns = Number(options.turns)
const rounds = Number(options.rounds)
const here = fileURLToPath(new URL('.', import.meta.url))
const stops: (() => void)[] = []

interface Contender {
  name: string
  pid: number
  user(): Promise<User>
  /** Database requests made so far, where there is a database. */
  requests?(): Promise<number>
}

interface Cell {
  ttft: number
  total: number
  turnsPerSecond: number
  cpu: number
  bytes: number
  requests: number
}

const tsx = (file: string, ...args: string[]) => ['--import', 'tsx', file, ...args]

async function start(args: string[], env: Record<string, string>, ready = /^ready \d+/) {
  const child = await startNode(args, env, ready)
  stops.push(child.stop)
  return { ...child, port: Number(/(\d+)\D*$/.exec(child.line)?.[1]) }
}

async function ownPeer(name: string, modelUrl: string): Promise<Contender> {
  const child = await start(tsx(join(here, 'peers', `${name}.ts`)), { MODEL_URL: modelUrl })
  return { name, pid: child.pid, user: () => peerUser(child.port) }
}

async function foreignPeer(folder: string, name: string, port: number, modelUrl: string): Promise<Contender> {
  const child = await start([join(folder, `${name}.mjs`)], { PORT: String(port), MODEL_URL: modelUrl }, /ready/)
  return { name, pid: child.pid, user: () => peerUser(port) }
}

async function signUp(url: string): Promise<string> {
  const response = await fetch(`${url}/auth/sign-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      email: `${randomUUID()}@bench.example`,
      password: randomUUID(),
      full_name: 'Bench',
      organization: 'Bench',
    }),
  })
  if (!response.ok) throw new Error(`sign-up answered ${response.status}: ${await response.text()}`)
  const { access_token }: { access_token: string } = JSON.parse(await response.text())
  return access_token
}

/** OrbitCRM beside a database in a process of its own, as with a hosted project: its CPU is the server's alone. */
async function orbit(modelUrl: string): Promise<Contender> {
  const database = await start(tsx(join(here, 'database.ts')), {}, /^ready \d+/)
  const [, port, key] = /^ready (\d+) (\S+)/.exec(database.line) ?? []
  const url = `http://127.0.0.1:${port}`
  const server = await start(
    tsx(join(here, '../../server/main.ts'), '--port', '0'),
    {
      SUPABASE_URL: url,
      SUPABASE_PUBLISHABLE_KEY: key ?? '',
      OPENAI_API_KEY: 'none',
      OPENAI_BASE_URL: modelUrl,
      OPENAI_MODEL: 'instant',
      ORBIT_LOG_LEVEL: 'silent',
    },
    /^Ready/,
  )
  const serverUrl = /http:\/\/\S+:\d+/.exec(server.line)?.[0] ?? ''
  return {
    name: 'OrbitCRM',
    pid: server.pid,
    user: async () => orbitUser(serverUrl, await signUp(serverUrl)),
    requests: async () => Number(await (await fetch(`${url}/bench/requests`)).text()),
  }
}

async function measure(contender: Contender, concurrency: number): Promise<Cell> {
  const users = await Promise.all(Array.from({ length: concurrency }, () => contender.user()))
  const before = { cpu: cpuMs(contender.pid), requests: (await contender.requests?.()) ?? Number.NaN }
  const timings: TurnTiming[] = []
  let left = turns
  const start = performance.now()
  await Promise.all(
    users.map(async user => {
      while (left-- > 0) timings.push(await user.turn())
    }),
  )
  const seconds = (performance.now() - start) / 1000
  const cpu = cpuMs(contender.pid) - before.cpu
  const requests = ((await contender.requests?.()) ?? Number.NaN) - before.requests
  for (const user of users) user.close()
  if (timings.some(timing => Number.isNaN(timing.firstToken))) throw new Error(`${contender.name}: a turn without text`)
  return {
    ttft: percentile(
      timings.map(timing => timing.firstToken),
      50,
    ),
    total: percentile(
      timings.map(timing => timing.total),
      50,
    ),
    turnsPerSecond: turns / seconds,
    cpu: cpu / turns,
    bytes: median(timings.map(timing => timing.bytes)),
    requests: requests / turns,
  }
}

function middle(cells: Cell[]): Cell {
  const pick = (key: keyof Cell) => median(cells.map(cell => cell[key]))
  return {
    ttft: pick('ttft'),
    total: pick('total'),
    turnsPerSecond: pick('turnsPerSecond'),
    cpu: pick('cpu'),
    bytes: pick('bytes'),
    requests: pick('requests'),
  }
}

async function main() {
  const model = await start(tsx(join(here, 'instant-model.ts')), {})
  const modelUrl = `http://127.0.0.1:${model.port}/v1`
  const contenders = [await ownPeer('raw-ws', modelUrl), await ownPeer('createagent-ws', modelUrl)]
  if (options.peers) {
    const files = readdirSync(options.peers).filter(file => file.endsWith('-ws.mjs'))
    const names = files
      .map(file => file.replace('.mjs', ''))
      .filter(name => !contenders.some(each => each.name === name))
    for (const [index, name] of names.entries())
      contenders.push(await foreignPeer(options.peers, name, 18100 + index, modelUrl))
  }
  contenders.push(await orbit(modelUrl))
  const racing = contenders.filter(each => !options.only || options.only.split(',').includes(each.name))

  const cells = new Map<string, Cell[]>()
  // Warms the compiler up: the more code, the longer it takes.
  for (let round = 0; round < 3; round++) for (const contender of racing) await measure(contender, 8)
  for (let round = 0; round < rounds; round++)
    for (const concurrency of [1, 32])
      for (const contender of racing) {
        const key = `${contender.name} ${concurrency}`
        cells.set(key, [...(cells.get(key) ?? []), await measure(contender, concurrency)])
      }

  const cell = (name: string, concurrency: number) => middle(cells.get(`${name} ${concurrency}`) ?? [])
  /** Cells that were measured one after the other are compared, because the machine's pace changes. */
  const ratio = (name: string) => {
    const pairs = [1, 32].flatMap(concurrency => {
      const anchors = cells.get(`createagent-ws ${concurrency}`) ?? []
      return (cells.get(`${name} ${concurrency}`) ?? []).map(
        (own, round) => own.cpu / (anchors[round]?.cpu ?? Number.NaN),
      )
    })
    return median(pairs)
  }
  const write = (line: string) => process.stdout.write(`${line}\n`)
  write(`${turns} turns a cell, median of ${rounds} rounds. CPU: the server process alone, without the database's.\n`)
  write(
    '| | CPU ms/turn | x createAgent | TTFT p50 ms | turn p50 ms | turns/s at 32 | KB/turn | database requests/turn | RSS MB |',
  )
  write('|---|---|---|---|---|---|---|---|---|')
  for (const { name, pid } of racing) {
    const [one, many] = [cell(name, 1), cell(name, 32)]
    const requests = Number.isNaN(one.requests) ? '–' : one.requests.toFixed(1)
    write(
      `| ${name} | ${one.cpu.toFixed(2)} | ${ratio(name).toFixed(2)} | ${one.ttft.toFixed(1)} | ${one.total.toFixed(1)} | ${many.turnsPerSecond.toFixed(0)} | ${(one.bytes / 1024).toFixed(1)} | ${requests} | ${residentMb(pid).toFixed(0)} |`,
    )
  }
}

process.on('exit', () => {
  for (const stop of stops) stop()
})
await main()
process.exit(0)
