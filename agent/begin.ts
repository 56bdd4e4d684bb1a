// Opens a turn: one request brings the person, the organization, the log and what waits; everything else stands on it.

import { unwrap } from '../db/postgrest-errors.ts'
import { orgSettings } from '../tools/settings.ts'
import type { Language } from '../tools/tool.ts'
import { createBrakes } from './brakes.ts'
import { asProposal } from './gate.ts'
import { detectLanguage } from './language.ts'
import { findMentions } from './mentions.ts'
import type { Mention, OfflineTurn } from './models/offline/turn.ts'
import type { AgentParts, Run } from './run.ts'
import { storable } from './storable.ts'
import type { Decision, LogMessage, Turn, TurnInput } from './turn.ts'
import { balanceOf, type NewMessage, openTurn } from './turn-store.ts'

export async function beginRun(parts: AgentParts, turn: Turn): Promise<Run> {
  const db = turn.database.asUser(turn.token)
  const now = parts.clock()
  const row = personsRow(turn.input)
  const opened = await openTurn(db, turn, row, parts.limits.historyRows)
  const settings = orgSettings(opened.org.settings)
  const language = languageOf(opened.messages, settings.language)
  const run: Run = {
    parts,
    turn,
    db,
    opened,
    offer: parts.offer(opened.org.enabled_packs),
    settings,
    language,
    now,
    brakes: createBrakes(parts.limits, language, settings.answer_token_cap),
    tainted: false,
    passages: [],
    sources: new Set(),
    unsaved: [],
    balance: balanceOf(opened.org),
    waiting: [],
    offline: undefined,
    closed: false,
  }
  if (parts.model.kind === 'offline') run.offline = offlineTurn(run)
  return run
}

function personsRow(input: TurnInput): NewMessage | null {
  if (input.kind === 'continue') return null
  if (input.kind === 'message') return { id: input.id, role: 'user', content: storable(input.text), metadata: {} }
  const { id, decisions } = input
  return { id, role: 'user', content: marksOf(decisions), metadata: { decisions } }
}

/** A click has no words of the person's own, and signs need no language. */
function marksOf(decisions: Decision[]): string {
  const approved = decisions.filter(decision => decision.verdict === 'approve').length
  const mark = (sign: string, count: number) => (count === 0 ? [] : [count === 1 ? sign : `${sign} ${count}`])
  return [...mark('✓', approved), ...mark('✗', decisions.length - approved)].join('  ')
}

/** Of what was typed last. "ok" has no language of its own: then of what was typed before. */
function languageOf(messages: LogMessage[], fallback: Language): Language {
  const typed = messages.filter(message => message.role === 'user' && message.metadata.decisions === undefined)
  return typed.slice(-4).reduce((language, message) => detectLanguage(message.content, language), fallback)
}

function offlineTurn(run: Run): OfflineTurn {
  const asked = new Map<string, Promise<Mention[]>>()
  return {
    language: run.language,
    now: run.now,
    timeZone: run.settings.time_zone,
    settings: run.settings,
    pending: run.opened.pending.map(action => asProposal(run, action)),
    user: { full_name: run.opened.user.full_name },
    hasDocuments: async () =>
      unwrap(await run.db.from('documents').select('id').gt('chunk_count', 0).limit(1)).length > 0,
    mentions(text) {
      const answer = asked.get(text) ?? findMentions(run.db, text)
      asked.set(text, answer)
      return answer
    },
  }
}
