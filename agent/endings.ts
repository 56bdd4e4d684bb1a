// How a turn ends without a model's last word: stopped, waiting for the person, or failed.
import { randomUUID } from 'node:crypto'
import { CrmError, toCrmError } from '../db/errors.ts'
import type { Language } from '../tools/tool.ts'
import { deedPhrase, errorSentence, phrase } from './phrases.ts'
import { type Run, say } from './run.ts'
import { failureInWords } from './translations/failures.ts'
import type { MessageMetadata, Proposal, TurnOutcome } from './turn.ts'
import { closeTurn, type NewMessage } from './turn-store.ts'

/** Appends what is left, and the last line, and lets go of the conversation. */
export async function close(run: Run, last?: NewMessage): Promise<void> {
  await closeTurn(run.db, run.turn, last ? [...run.unsaved, last] : run.unsaved)
  run.unsaved = []
  run.closed = true
}

export function assistantLine(content: string, metadata: MessageMetadata, id: string = randomUUID()): NewMessage {
  return { id, role: 'assistant', content, metadata }
}

export async function endCancelled(run: Run): Promise<TurnOutcome> {
  await close(run, assistantLine('', { ended: 'cancelled' }))
  return { status: 'cancelled' }
}

/** Asks for approval in one sentence; the cards say the rest. */
export async function endAwaiting(run: Run): Promise<TurnOutcome> {
  const deeds = run.waiting.map(proposal => deedOf(proposal, run.language)).join(' ')
  const line = assistantLine(phrase('awaiting', run.language, deeds), { ended: 'awaiting_approval' })
  await close(run, line)
  say(run, line.id, line.content)
  return { status: 'awaiting_approval', proposals: run.waiting }
}

const namedRecords = 3

/** "Delete Anna Müller, Acme AG, Beat Keller, … (12)?" */
function deedOf({ preview }: Proposal, language: Language): string {
  const named = preview.records.slice(0, namedRecords).map(({ record }) => record.title)
  const rest = named.length > 0 && preview.total > named.length ? `, … (${preview.total})` : ''
  return deedPhrase(preview.action, language, named.join(', ') + rest)
}

/** Writes the failure into the log, so that the turn is closed, and gives the error to throw. */
export async function endFailed(run: Run, thrown: unknown): Promise<CrmError> {
  const error = ownWords(toCrmError(thrown), run.language)
  if (error.code === 'internal') run.parts.log.error({ err: error.cause, ...ids(run) }, 'a turn failed')
  if (run.closed) return error
  try {
    await close(run, assistantLine(error.message, failureMetadata(error)))
  } catch (closing) {
    // The lease runs out by itself, and `continue` takes the turn up where the log ends.
    run.parts.log.error({ err: closing, ...ids(run) }, 'a failed turn could not be closed')
  }
  return error
}

/** What the log keeps of a failure: enough to tell it again as it was told. */
export function failureMetadata({ code, message, hint }: CrmError): MessageMetadata {
  return { ended: 'error', error_code: code, error: hint === undefined ? { message } : { message, hint } }
}

/** In the person's language: internal errors have one sentence, others were worded where they arose. */
export function ownWords(error: CrmError, language: Language): CrmError {
  return error.code === 'internal' ? localised(error, language) : failureInWords(error, language)
}

/** A model's failure in the person's language. */
export function localised(error: CrmError, language: Language): CrmError {
  const sentence = errorSentence(error.code, language) ?? error.message
  return new CrmError(error.code, sentence, { hint: error.hint, choices: error.choices, cause: error.cause })
}

function ids(run: Run): { conversationId: string; runId: string } {
  return { conversationId: run.turn.conversationId, runId: run.turn.runId }
}
