// What a person can do about an error that ends the turn, offered as a card before it is said: no model is needed for that.
import { announce, report } from './announce.ts'
import { assistantLine } from './endings.ts'
import { uuidOf } from './ids.ts'
import { type Run, toolRow } from './run.ts'
import { runTool } from './tool-runner.ts'

/** Nothing happens where no tool helps, or where this person may not use it. */
export async function offerWayOut(run: Run, code: 'quota_exhausted'): Promise<void> {
  const tool = run.parts.registry.tools.find(({ wayOutOf }) => wayOutOf === code)
  if (tool === undefined || run.parts.shop === undefined) return
  const call = { id: `call_${uuidOf(`${run.turn.runId}:${tool.name}`)}`, name: tool.name, args: {} }
  const outcome = await runTool(run, tool, {}, call.id)
  if (outcome.status !== 'ok') return
  const row = assistantLine('', { tool_calls: [call] })
  announce(run, row.id, [call])
  report(run, call, outcome)
  run.unsaved.push(row, toolRow(call, outcome))
}
