// Recorded transcripts, with everything that differs from run to run replaced by numbers in order of appearance.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { AGUIEvent } from '../protocol.ts'

const folder = new URL('../golden/', import.meta.url)
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const callId = /call_[0-9a-f]{8,}/g

export function normalised(events: AGUIEvent[]): unknown {
  const known = new Map<string, string>()
  const numbered = (text: string, name: (count: number) => string) => {
    const replacement = known.get(text) ?? name(known.size + 1)
    known.set(text, replacement)
    return replacement
  }
  const text = JSON.stringify(events)
    .replace(uuid, id => numbered(id, count => `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`))
    .replace(callId, id => numbered(id, count => `call_${count}`))
  return JSON.parse(text, withoutCosts)
}

/** What a call costs depends on the length of the prompt, which changes with every tool. */
function withoutCosts(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('effectiveTokens' in value)) return value
  return { ...value, tokensIn: 100, tokensOut: 20, effectiveTokens: 120, balance: { monthly: 50_000, packs: 0 } }
}

/** What is in the repository. With `RECORD=1` in the environment it is written first. */
export function recorded(name: string, events: unknown): unknown {
  const file = new URL(`${name}.json`, folder)
  if (process.env.RECORD === '1') {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, `${JSON.stringify(events, null, 2)}\n`)
  }
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
