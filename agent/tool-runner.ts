// Carries out one tool call: checked arguments in, an outcome out. Whatever a tool throws ends here.
import { CrmError, toCrmError } from '../db/errors.ts'
import type { Card, Preview } from '../tools/card.ts'
import { readArguments } from '../tools/inputs.ts'
import { isEnabled } from '../tools/packs.ts'
import type { Tool, ToolContext } from '../tools/tool.ts'
import { numberPassages } from './citations.ts'
import { embedQuestion } from './documents/embed-question.ts'
import { ownWords } from './endings.ts'
import { uuidOf } from './ids.ts'
import type { Call } from './log.ts'
import { phrase } from './phrases.ts'
import type { Run } from './run.ts'
import { cardInWords } from './translations/cards.ts'
import type { ToolFailure, ToolOutcome } from './turn.ts'

/** A call with its tool and arguments that fit, or the outcome it has instead. */
export type Prepared = { tool: Tool; input: unknown } | { outcome: ToolOutcome }

export function prepare(run: Run, call: Call): Prepared {
  const tool = run.parts.registry.get(call.name)
  if (tool === undefined) return refused('unknown_tool', `There is no tool called ${call.name}.`)
  // The offline model knows all tools, and a proposal may be older than the switch.
  if (tool.pack !== undefined && !isEnabled(tool, run.opened.org.enabled_packs))
    return refused('unsupported', phrase('packOff', run.language, tool.pack), phrase('packOn', run.language, tool.pack))
  if (call.malformed !== undefined)
    return refused('invalid_input', 'The arguments are not a JSON object.', 'Call the tool again with valid JSON.')
  try {
    return { tool, input: readArguments(tool, call.args) }
  } catch (thrown) {
    return { outcome: failed(run, tool, thrown) }
  }
}

function refused(code: ToolFailure['code'], message: string, hint?: string): Prepared {
  return { outcome: { status: 'error', error: hint === undefined ? { code, message } : { code, message, hint } } }
}

/** `callId` is what the changes are stored under, and what new records' ids are made of. */
export async function runTool(run: Run, tool: Tool, input: unknown, callId: string): Promise<ToolOutcome> {
  try {
    const result = await inTime(run, tool.run(input, toolContext(run, callId)))
    const card = numberPassages(cardInWords(checkedCard(tool, result), run.language), run.passages)
    run.sources.add(card.kind)
    return { status: 'ok', card }
  } catch (thrown) {
    return failed(run, tool, thrown)
  }
}

export async function previewTool(run: Run, tool: Tool, input: unknown, callId: string): Promise<Preview> {
  if (tool.preview === undefined) return { action: 'run', total: 1, records: [] }
  return inTime(run, tool.preview(input, toolContext(run, callId)))
}

export function failed(run: Run, tool: Tool, thrown: unknown): ToolOutcome {
  const error = toCrmError(thrown)
  const { conversationId } = run.turn
  if (error.code === 'internal')
    run.parts.log.error({ err: error.cause, tool: tool.name, conversationId }, 'a tool failed')
  return { status: 'error', error: toolFailure(ownWords(error, run.language)) }
}

export function toolFailure(error: CrmError): ToolFailure {
  const { code, message, hint, choices } = error
  return { code, message, ...(hint === undefined ? {} : { hint }), ...(choices === undefined ? {} : { choices }) }
}

function toolContext(run: Run, callId: string): ToolContext {
  const { turn, opened, settings, now, language } = run
  const { conversationId } = turn
  return {
    db: turn.database.asUser(turn.token, { conversationId, callId }),
    user: opened.user,
    org: { id: opened.org.id, name: opened.org.name, settings },
    now,
    language,
    conversationId,
    callId,
    embed: question => embedQuestion(run, question),
    shop: run.parts.shop,
    newId: (index = 0) => uuidOf(`${callId}:${index}`),
  }
}

/** Its output schema is what a tool may say: everything else is cut off. */
function checkedCard(tool: Tool, result: unknown): Card {
  const parsed = tool.output.safeParse(result)
  if (parsed.success) return parsed.data
  throw new Error(`${tool.name} answered what its output schema does not allow`, { cause: parsed.error })
}

/** A request under way can't be called back: what it does still happens, and the audit log knows. */
function inTime<Result>(run: Run, work: Promise<Result>): Promise<Result> {
  const { toolMs } = run.parts.limits
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const hint = 'It may still have gone through: check before doing it again.'
      reject(new CrmError('timeout', `This took longer than ${Math.round(toolMs / 1000)} seconds.`, { hint }))
    }, toolMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
