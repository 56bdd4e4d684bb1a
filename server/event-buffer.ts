// The last numbered events of one conversation, kept for clients that come back. The run in progress is always kept whole.
import type { AGUIEvent } from './protocol.ts'

interface Entry {
  seq: number
  json: string
}

export function eventFrame(seq: number, json: string): string {
  return `{"type":"event","seq":${seq},"event":${json}}`
}

const frameOf = (entry: Entry) => eventFrame(entry.seq, entry.json)

/** A class, because there is one for every conversation that somebody has open. */
export class EventBuffer {
  readonly #capacity: number
  #base: number
  #seq: number
  #entries: Entry[] = []
  #runStart: number | undefined

  /** `start` is where counting starts: the wall clock in microseconds, so that numbers grow over restarts. */
  constructor(start: number, capacity: number) {
    this.#base = start
    this.#seq = start
    this.#capacity = capacity
  }

  /** Number of the newest event, or where counting starts. */
  get seq(): number {
    return this.#seq
  }

  /** Where counting started: no event has this number or a smaller one. */
  get base(): number {
    return this.#base
  }

  /** Numbers the event. Returns its frame. */
  append(event: AGUIEvent): string {
    this.#seq += 1
    const entry = { seq: this.#seq, json: JSON.stringify(event) }
    this.#entries.push(entry)
    if (this.#entries.length >= this.#capacity * 2) this.#trim()
    return frameOf(entry)
  }

  /** Frames after that number; undefined when they are not all here, or the number is not one of ours. */
  since(after: number): string[] | undefined {
    const first = this.#entries[0]?.seq ?? this.#seq + 1
    if (after < first - 1 || after > this.#seq) return undefined
    return this.#entries.slice(after - first + 1).map(frameOf)
  }

  /** Marks where the run in progress begins. */
  beginRun(): void {
    this.#runStart = this.#seq + 1
  }

  endRun(): void {
    this.#runStart = undefined
  }

  /** Frames of the run in progress. */
  currentRun(): string[] {
    const start = this.#runStart
    return start === undefined ? [] : this.#entries.filter(entry => entry.seq >= start).map(frameOf)
  }

  /** Forgets everything and counts from a number that nobody has seen. */
  restart(start: number): void {
    this.#entries = []
    this.#base = Math.max(this.#seq + 1, start)
    this.#seq = this.#base
    this.#runStart = undefined
  }

  #trim(): void {
    const excess = this.#entries.length - this.#capacity
    const ofRun = this.#entries.findIndex(entry => entry.seq >= (this.#runStart ?? Number.POSITIVE_INFINITY))
    this.#entries = this.#entries.slice(ofRun < 0 ? excess : Math.min(excess, ofRun))
  }
}
