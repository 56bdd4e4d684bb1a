// One failed run for a reader: what was said, what was called, what should have changed and what did.
import { problemCodes } from '../../grade/problems.ts'
import type { CaseResult, ResultTurn } from '../result.ts'
import { escapeHtml } from './escape-html.ts'

export function caseView(result: CaseResult): string {
  const codes = [...new Set(result.problems.map(problem => problem.code))]
  const trial = result.trial > 0 ? ` <span class="muted">run ${result.trial + 1}</span>` : ''
  const search = [result.id, result.category, result.language, ...result.tags, ...codes, ...result.tools].join(' ')
  return `<details class="case" data-search="${escapeHtml(search.toLowerCase())}">
    <summary><b>${escapeHtml(result.id)}</b>${trial}
      <span class="chip">${escapeHtml(result.category)}</span><span class="chip">${escapeHtml(result.language)}</span>
      ${result.harm ? '<span class="chip harm">harmful</span>' : ''}
      <span class="what">${escapeHtml(result.turns[0]?.user ?? '')}</span></summary>
    <ul class="problems">${result.problems.map(({ code, detail }) => `<li><b>${escapeHtml(problemCodes[code])}</b> ${escapeHtml(detail)}</li>`).join('')}</ul>
    ${result.turns.map(turnView).join('')}
    ${pairsView(result)}
    <p class="muted">difficulty ${result.difficulty} · ${escapeHtml(result.tags.join(', '))} · ${result.modelCalls} model calls · ${result.tokensIn} tokens in, ${result.tokensOut} out</p>
  </details>`
}

function turnView(turn: ResultTurn): string {
  const calls = turn.tools.map(
    tool =>
      `<li><code>${escapeHtml(tool.name)}</code> <code>${escapeHtml(JSON.stringify(tool.args))}</code> → ${escapeHtml(tool.status)}</li>`,
  )
  return `<div class="turn">
    <p class="user">${escapeHtml(turn.user)}</p>
    ${calls.length > 0 ? `<ul class="calls">${calls.join('')}</ul>` : ''}
    <p class="answer">${escapeHtml(turn.answer.trim() || '(nothing)')}</p>
    ${turn.error === null ? '' : `<p class="bad">${escapeHtml(turn.error)}</p>`}
    <p class="muted">${turn.ms} ms</p>
  </div>`
}

function pairsView({ pairs }: CaseResult): string {
  if (pairs.length === 0) return ''
  const rows = pairs.map(
    ({ expected, actual, right }) =>
      `<tr class="${right ? 'right' : 'wrong'}"><td>${escapeHtml(expected ?? '– nothing –')}</td><td>${escapeHtml(actual ?? '– nothing –')}</td></tr>`,
  )
  return `<div class="scroll"><table class="pairs"><thead><tr><th>expected change</th><th>actual change</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}
