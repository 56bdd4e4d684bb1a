import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type ModelServer, type ScriptedAnswer, startModelServer } from '../../agent/testing/model-server.ts'
import { readEnv } from '../../server/env.ts'
import { allTools } from '../../tools/all-tools.ts'
import { isEnabled } from '../../tools/packs.ts'
import { type Case, caseSchema } from '../format/case.ts'
import { createGrader, type Grader } from '../grade/grade.ts'
import { type AgentSubject, createAgentSubject } from '../run/agent-subject.ts'
import { runCase } from '../run/run-case.ts'
import { openStage, type Stage } from '../run/stage.ts'
import { shippedSuites } from '../run/suites.ts'

/** A case with the answers that a language model gave, in order. They run through ChatOpenAI and the whole agent. */
interface Recording {
  test: Case
  answers: ScriptedAnswer[]
}

const answersSchema = z.object({ answers: z.array(z.custom<ScriptedAnswer>()) })
const file = fileURLToPath(new URL('./recordings.jsonl', import.meta.url))
const recordings: Recording[] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map(line => ({ test: caseSchema.parse(JSON.parse(line)), answers: answersSchema.parse(JSON.parse(line)).answers }))

let server: ModelServer
let subject: AgentSubject
let stage: Stage
let grader: Grader
beforeAll(async () => {
  const world = shippedSuites()[0]?.world
  if (!world) throw new Error('no seed')
  server = await startModelServer()
  subject = await createAgentSubject(readEnv({ OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: 'gpt-4o-mini' }))
  stage = await openStage(world)
  grader = createGrader(world)
})
afterAll(async () => {
  await stage.close()
  await server.close()
})
afterEach(() => void server.requests.splice(0))

async function replay({ test, answers }: Recording) {
  server.answer(...answers)
  const record = await runCase(stage, subject, test)
  return { record, verdict: grader.grade(test, record) }
}

describe('recorded answers of a language model', () => {
  it.each(recordings.map(recording => [recording.test.id, recording] as const))(
    '%s comes to what it should',
    async (_, recording) => {
      const { verdict, record } = await replay(recording)
      expect(verdict.problems).toEqual([])
      expect(server.requests).toHaveLength(recording.answers.length)
      expect(record.turns.map(turn => turn.error).filter(Boolean)).toEqual([])
    },
  )

  it('fail when the model does something else', async () => {
    const [first] = recordings
    if (!first) throw new Error('no recording')
    const { verdict } = await replay({ ...first, answers: [{ text: 'Priya Nair is now a lead.' }] })
    expect(verdict.problems.map(problem => problem.code)).toContain('missing_write')
  })

  it('are metered as the server counted them', async () => {
    const recording = recordings.find(each => each.test.id === 'rp-create')
    if (!recording) throw new Error('no recording')
    const { record } = await replay(recording)
    expect(record.turns[0]).toMatchObject({ model_calls: 2, tokens_in: 8310, tokens_out: 52 })
  })

  it('carry the definition of every tool that is switched on in each request', async () => {
    const [first] = recordings
    if (!first) throw new Error('no recording')
    await replay(first)
    const on = allTools.filter(tool => isEnabled(tool, ['scheduling', 'invoicing'])).map(tool => tool.name)
    for (const { tools } of server.requests) expect(JSON.stringify(tools).match(/(?<="name":")\w+/g)).toEqual(on)
  })

  it.each([
    ['rate_limit', 'rate_limited'],
    ['server_error', 'model_unavailable'],
    ['refused', 'model_unavailable'],
  ] as const)('%s is infrastructure, not a wrong answer', async (fault, code) => {
    const [first] = recordings
    if (!first) throw new Error('no recording')
    server.answerWith(() => ({ fault }))
    await expect(runCase(stage, subject, first.test)).rejects.toMatchObject({ name: 'InfrastructureError', code })
  })
})
