// Writes one run's events as they come, with words gathered into few frames: the first at once, the rest every few milliseconds.
import type { AgentEvent } from '../agent/turn.ts'
import { createTranslator, type RunEnd, type RunIdentity } from './events.ts'
import type { AGUIEvent } from './protocol.ts'

export interface RunWriter {
  start(): void
  write(event: AgentEvent): void
  /** Nothing is written after it. */
  end(end: RunEnd): void
}

export interface RunWriterOptions extends RunIdentity {
  /** How long words are gathered. */
  gatherMs: number
  now(): Date
  emit(event: AGUIEvent): void
}

export function createRunWriter(options: RunWriterOptions): RunWriter {
  const translator = createTranslator(options)
  let gathered: { messageId: string; delta: string } | undefined
  let timer: NodeJS.Timeout | undefined
  let ended = false

  const emitAll = (events: AGUIEvent[]) => {
    for (const event of events) options.emit(event)
  }
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (gathered === undefined) return
    const text = gathered
    gathered = undefined
    emitAll(translator.event({ type: 'text_delta', ...text }))
  }
  const gather = (messageId: string, delta: string) => {
    if (gathered && gathered.messageId !== messageId) flush()
    if (timer === undefined) {
      // Nothing was said for a while: this is shown at once, what follows is gathered.
      emitAll(translator.event({ type: 'text_delta', messageId, delta }))
      timer = setTimeout(tick, options.gatherMs)
      return
    }
    gathered = { messageId, delta: (gathered?.delta ?? '') + delta }
  }
  const tick = () => {
    const said = gathered !== undefined
    flush()
    if (said) timer = setTimeout(tick, options.gatherMs)
  }

  return {
    start: () => emitAll(translator.start()),
    write(event) {
      if (ended) return
      if (event.type === 'text_delta') return gather(event.messageId, event.delta)
      flush()
      const createdAt = event.type === 'user_message' ? options.now().toISOString() : undefined
      emitAll(translator.event(createdAt === undefined ? event : { ...event, createdAt }))
    },
    end(end) {
      if (ended) return
      ended = true
      flush()
      emitAll(translator.end(end))
    },
  }
}
