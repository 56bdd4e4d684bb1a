// The last numbered events of one conversation, kept for clients that come back. The run in progress is always kept whole.
import type { AGUIEvent } from './protocol.ts'

interface Entry {
  seq: number
  json: string
}

export interface EventBuffer {
  /** Number of the newest event, or where counting starts. */
  seq(): number
  /** Where counting started: no event has this number or a smaller one. */
  base(): number
  /** Numbers the event. Returns its frame. */
  append(event: AGUIEvent): string
  /** Frames after that number; undefined when they are not all here, or the number is not one of ours. */
  since(seq: number): string[] | undefined
  /** Marks where the run in progress begins. */
  beginRun(): void
  endRun(): void
  /** Frames of the run in progress. */
  currentRun(): string[]
  /** Forgets everything and counts from a number that nobody has seen. */
  restart(base: number): void
}

export function eventFrame(seq: number, json: string): string {
  return `{"type":"event","seq":${seq},"event":${json}}`
}

const frameOf = (entry: Entry) => eventFrame(entry.seq, entry.json)

/** `start` is where counting starts: the wall clock in microseconds, so that numbers grow over restarts. */
export function createEventBuffer(start: number, capacity: number): EventBuffer {
  let base = start
  let entries: Entry[] = []
  let seq = base
  let runStart: number | undefined
  const trim = () => {
    if (entries.length < capacity * 2) return
    const removable = entries.findIndex(entry => entry.seq >= (runStart ?? Number.POSITIVE_INFINITY))
    const excess = entries.length - capacity
    entries = entries.slice(Math.min(excess, removable < 0 ? excess : removable))
  }
  return {
    seq: () => seq,
    base: () => base,
    append(event) {
      const entry = { seq: ++seq, json: JSON.stringify(event) }
      entries.push(entry)
      trim()
      return eventFrame(entry.seq, entry.json)
    },
    since(after) {
      const first = entries[0]?.seq ?? seq + 1
      if (after < first - 1 || after > seq) return undefined
      return entries.slice(after - first + 1).map(frameOf)
    },
    beginRun() {
      runStart = seq + 1
    },
    endRun() {
      runStart = undefined
    },
    currentRun() {
      const start = runStart
      return start === undefined ? [] : entries.filter(entry => entry.seq >= start).map(frameOf)
    },
    restart(next) {
      entries = []
      base = Math.max(seq + 1, next)
      seq = base
      runStart = undefined
    },
  }
}
