// The real agent as a subject: put together from the server's own settings, read as a person would read it.
import { randomUUID } from 'node:crypto'
import { toolSchemas } from '../../agent/models/tool-schemas.ts'
import type { AgentEvent } from '../../agent/turn.ts'
import { CrmError } from '../../db/errors.ts'
import { createValueFormat } from '../../server/chat-format.ts'
import { createStyle, renderEvent } from '../../server/chat-render.ts'
import { type Brain, createBrain } from '../../server/compose.ts'
import type { Env } from '../../server/env.ts'
import type { AGUIEvent } from '../../server/protocol.ts'
import type { Registry } from '../../tools/registry.ts'
import type { Row } from '../format/seed.ts'
import type { Stage } from './stage.ts'
import { type Answer, InfrastructureError, type Subject, silentAnswer } from './subject.ts'

export interface AgentSubject extends Subject {
  modelName: string
  /** What is said about the tools in every prompt. */
  tools: { count: number; tokens: number }
}

/** The model's fault or the network's. Never the agent's, so never scored. */
const infrastructure = new Set(['rate_limited', 'model_unavailable', 'timeout'])
const turnLimitMs = 180_000

export async function createAgentSubject(env: Env): Promise<AgentSubject> {
  let now = new Date(0)
  const brain = createBrain(env, () => now)
  const { model, registry } = brain
  return {
    modelName: model.name,
    tools: { count: registry.tools.length, tokens: await model.countTokens(JSON.stringify(toolSchemas(registry))) },
    open(stage) {
      now = new Date(stage.world.clock)
      const conversationId = randomUUID()
      return { say: text => ask({ brain, stage, conversationId }, text) }
    },
  }
}

interface Talk {
  brain: Brain
  stage: Stage
  conversationId: string
}

async function ask({ brain: { agent, model, registry }, stage, conversationId }: Talk, text: string): Promise<Answer> {
  const reader = createReader(registry, stage)
  try {
    const outcome = await agent.run({
      database: stage.database,
      token: stage.token,
      conversationId,
      runId: randomUUID(),
      input: { kind: 'message', id: randomUUID(), text },
      signal: AbortSignal.timeout(turnLimitMs),
      emit: reader.read,
    })
    return { ...reader.answer(), awaiting_approval: outcome.status === 'awaiting_approval' }
  } catch (thrown) {
    if (!(thrown instanceof CrmError)) throw thrown
    if (model.kind !== 'offline' && infrastructure.has(thrown.code)) {
      throw new InfrastructureError(thrown.code, thrown.message, { cause: thrown.cause })
    }
    reader.fail(thrown)
    return reader.answer()
  }
}

interface Reader {
  read(event: AgentEvent): void
  fail(error: CrmError): void
  answer(): Answer
}

/** Puts events together into what stands on the screen. */
function createReader(registry: Registry, { world }: Stage): Reader {
  const screen = { ...createStyle(false), format: createValueFormat(world) }
  const answer: Answer = { ...silentAnswer, tools: [] }
  const calls = new Map<string, Row>()
  const show = (event: AGUIEvent) => {
    answer.text += renderEvent(event, screen)
  }
  return {
    read(event) {
      switch (event.type) {
        case 'text_delta':
          answer.said += event.delta
          return show({ type: 'TEXT_MESSAGE_CONTENT', messageId: event.messageId, delta: event.delta } as AGUIEvent)
        case 'text_end':
          answer.said += '\n'
          return show({ type: 'TEXT_MESSAGE_END', messageId: event.messageId } as AGUIEvent)
        case 'tool_call':
          return void calls.set(event.callId, event.arguments as Row)
        case 'tool_result': {
          const args = calls.get(event.callId) ?? {}
          answer.tools.push({ name: event.name, args, status: event.outcome.status })
          const title = registry.get(event.name)?.title ?? event.name
          const value = { toolCallId: event.callId, title, outcome: event.outcome }
          return show({ type: 'CUSTOM', name: 'orbit.outcome', value } as AGUIEvent)
        }
        case 'usage':
          answer.model_calls += 1
          answer.tokens_in += event.usage.tokensIn
          answer.tokens_out += event.usage.tokensOut
          answer.effective_tokens += event.usage.effectiveTokens
          return
      }
    },
    fail(error) {
      answer.error = `${error.code}: ${error.message}`
      answer.said += error.message
      show({ type: 'RUN_ERROR', message: error.message, metadata: { hint: error.hint } } as unknown as AGUIEvent)
    },
    answer: () => answer,
  }
}
