// Judges tool selection and arguments: against `calls` where a case has them, else derived from the writes.
import type { Case, ExpectedCall } from '../format/case.ts'
import type { World } from '../format/seed.ts'
import { operatorsOf, type Value } from '../format/value.ts'
import { fold } from '../match/fold.ts'
import { matchesValue, textOf } from '../match/values.ts'
import type { CaseRecord, ToolRecord } from '../run/record.ts'
import type { WritesVerdict } from './writes.ts'

export interface Share {
  right: number
  total: number
}

export interface CallsVerdict {
  selection: Share
  arguments: Share
}

export function judgeCalls(test: Case, record: CaseRecord, writes: WritesVerdict, world: World): CallsVerdict {
  if (!test.calls) return derivedFromWrites(writes)
  const called = record.turns.flatMap(turn => turn.tools)
  const selection: Share = { right: 0, total: 0 }
  const args: Share = { right: 0, total: 0 }
  for (const expected of test.calls) {
    const alternatives = Array.isArray(expected) ? expected : [expected]
    const best = bestCall(alternatives, called, world)
    selection.total += 1
    args.total += best.total
    args.right += best.right
    if (!best.tool) continue
    selection.right += 1
    called.splice(called.indexOf(best.tool), 1)
  }
  return { selection, arguments: args }
}

/** Whether the right kind of change was made to the right record, and how many of its columns are right. */
function derivedFromWrites({ pairs, fields }: WritesVerdict): CallsVerdict {
  return {
    selection: {
      right: pairs.filter(pair => pair.wanted && pair.change).length,
      total: pairs.length,
    },
    arguments: { right: fields.filter(field => field.right).length, total: fields.length },
  }
}

function bestCall(alternatives: ExpectedCall[], called: ToolRecord[], world: World): Share & { tool?: ToolRecord } {
  const total = Math.max(...alternatives.map(each => Object.keys(each.args ?? {}).length))
  let best: Share & { tool?: ToolRecord } = { right: 0, total }
  for (const expected of alternatives) {
    const names = Array.isArray(expected.tool) ? expected.tool : [expected.tool]
    for (const tool of called.filter(each => names.includes(each.name))) {
      const entries = Object.entries(expected.args ?? {})
      const right = entries.filter(([name, value]) => argumentMatches(name, value, tool, world)).length
      if (!best.tool || right > best.right) best = { right, total: entries.length, tool }
    }
  }
  return best
}

/** References are words, so a part of the name will do; `$…` operators say it exactly. */
function argumentMatches(name: string, expected: Value, tool: ToolRecord, world: World): boolean {
  const value = tool.args[name] ?? null
  if (matchesValue(expected, { column: name, value }, world)) return true
  if (operatorsOf(expected) || typeof expected !== 'string') return false
  return fold(textOf(value)) !== '' && fold(expected).includes(fold(textOf(value)))
}
