// An agent without a model, for tests that need exact control over what happens when. It keeps no log.
import { randomUUID } from 'node:crypto'
import type { Agent, Turn, TurnOutcome } from '../../agent/turn.ts'

export type Script = (turn: Turn) => Promise<TurnOutcome> | TurnOutcome

export interface ScriptedAgent extends Agent {
  turns: Turn[]
  /** Queues what the next turns do; beyond it every turn echoes. */
  script(...scripts: Script[]): void
}

export function createScriptedAgent(): ScriptedAgent {
  const scripts: Script[] = []
  const turns: Turn[] = []
  return {
    turns,
    script: (...next) => void scripts.push(...next),
    async run(turn) {
      turns.push(turn)
      return (scripts.shift() ?? echo)(turn)
    },
  }
}

/** Tells what the person said, and says it back. */
export function echo(turn: Turn): TurnOutcome {
  tellUser(turn)
  const text = turn.input.kind === 'message' ? turn.input.text : turn.input.kind
  sayText(turn, `You said: ${text}`)
  return { status: 'done' }
}

export function tellUser({ input, emit }: Turn): void {
  if (input.kind === 'continue') return
  emit({ type: 'user_message', messageId: input.id, text: input.kind === 'message' ? input.text : 'decided' })
}

export function sayText({ emit }: Turn, ...deltas: string[]): void {
  const messageId = randomUUID()
  for (const delta of deltas) emit({ type: 'text_delta', messageId, delta })
  emit({ type: 'text_end', messageId })
}

/** A promise that a test settles. */
export function gate(): { opened: Promise<void>; open(): void } {
  const { promise, resolve } = withResolvers()
  return { opened: promise, open: resolve }
}

function withResolvers(): { promise: Promise<void>; resolve(): void } {
  let settle: (() => void) | undefined
  const promise = new Promise<void>(resolve => {
    settle = resolve
  })
  return { promise, resolve: () => settle?.() }
}
