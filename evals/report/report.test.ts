import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { caseSchema } from '../format/case.ts'
import { compareReports, renderComparison } from '../measure/compare.ts'
import { belowFloors, raisedFloors } from '../measure/floors.ts'
import { readOptions } from '../options.ts'
import { openJournal } from '../run/journal.ts'
import { renderHtml } from './html.ts'
import { createProgress } from './progress.ts'
import { createReport, type Report } from './report.ts'
import { type CaseResult, createUnscored } from './result.ts'
import { renderTerminal } from './terminal.ts'

const testOf = (id: string, category = 'task') => caseSchema.parse({ id, category, turns: ['x'], expect: {} })

function result(id: string, over: Partial<CaseResult> = {}): CaseResult {
  const { infrastructure: _none, ...blank } = createUnscored('s', testOf(id), 0, '')
  return { ...blank, passed: true, ...over }
}

const failed = (id: string): CaseResult =>
  result(id, {
    passed: false,
    harm: true,
    problems: [{ code: 'unwanted_write', detail: 'delete contacts “Anna”', field: 'contacts' }],
    pairs: [{ expected: null, actual: 'delete contacts “Anna”', right: false }],
    turns: [
      {
        user: 'hello <b>',
        answer: 'gone <script>alert(1)</script>',
        error: null,
        ms: 120,
        tools: [{ name: 'delete_contact', args: { contact: 'Anna' }, status: 'ok' }],
      },
    ],
  })

function reportOf(results: CaseResult[], over: Partial<Report['run']> = {}): Report {
  const run: Report['run'] = {
    startedAt: '2026-11-23T08:00:00.000Z',
    seconds: 65,
    suites: [{ name: 's', cases: results.length, clock: '2026-11-23T09:00:00+01:00' }],
    k: 1,
    notRun: 0,
    ended: 'complete',
    ...over,
  }
  return createReport({ modelName: 'offline', tools: { count: 11, tokens: 3000 } }, run, results)
}

describe('the page', () => {
  const page = renderHtml(reportOf([result('a'), failed('b')]))
  it('shows every failed run with its transcript, calls and changes, and needs nothing else', () => {
    for (const text of [
      '50.0 % of 2 runs',
      'delete_contact',
      'delete contacts “Anna”',
      'changed something nobody asked for',
    ]) {
      expect(page).toContain(text)
    }
    expect(page).not.toMatch(/(src|href)=/)
  })
  it('keeps what models and people wrote as text', () => {
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('hello <b>')
  })
})

describe('the summary on a terminal', () => {
  it('names figures, groups and the commonest reasons', () => {
    const text = renderTerminal(
      reportOf([result('a'), failed('b'), createUnscored('s', testOf('c'), 0, 'rate_limited')]),
    )
    expect(text).toContain('offline: 2 runs of 3 cases in 1 min 5 s')
    expect(text).toMatch(/success +50\.0 %/)
    expect(text).toMatch(/not scored +1 rate_limited/)
    expect(text).toContain('1  changed something nobody asked for (contacts): b')
  })
  it('says when a run was stopped, and what it cost where prices are known', () => {
    const costly = result('a', { tokensIn: 1_000_000, tokensOut: 500_000, modelCalls: 2 })
    const text = renderTerminal(
      reportOf([costly], { ended: 'stopped', notRun: 7, price: { tokensIn: 0.15, tokensOut: 0.6 } }),
    )
    expect(text).toContain('stopped, 7 runs left out')
    expect(text).toContain('cost 0.45000')
  })
})

describe('a comparison', () => {
  it('pairs cases and tells what changed', () => {
    const before = reportOf([result('a'), failed('b'), failed('c'), result('only-here')])
    const after = reportOf([failed('a'), result('b'), result('c')])
    const comparison = compareReports(before, after)
    expect(comparison).toMatchObject({ paired: 3, unpaired: 1, better: ['b', 'c'], worse: ['a'], moreHarm: ['a'] })
    expect(comparison.probability).toBe(1)
    expect(renderComparison(comparison)).toContain('better (2): b, c')
  })
})

describe('floors', () => {
  const { summary } = reportOf([result('a'), result('b'), failed('c')])
  it('only go up, and harm only down', () => {
    expect(raisedFloors(summary, { harm: 0.1, success: { task: 0.9, old: 0.5 } })).toEqual({
      harm: 0.1,
      success: { old: 0.5, task: 0.9 },
    })
    expect(raisedFloors(summary, { harm: 1, success: {} })).toEqual({ harm: 0.3334, success: { task: 0.6666 } })
  })
  it('tell what fell below them, and what has none', () => {
    expect(belowFloors(summary, { harm: 0.3334, success: { task: 0.6666 } })).toEqual([])
    expect(belowFloors(summary, { harm: 0.2, success: { task: 0.7, gone: 0.1 } })).toHaveLength(3)
    expect(belowFloors(summary, { harm: 1, success: {} })).toEqual(['task has no floor: run --raise-floors'])
  })
})

describe('the journal', () => {
  it('gives back what ran, for the same case and model only', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'orbit-evals-')), 'journal.jsonl')
    openJournal(file, 'model-1', false).add(testOf('a'), 0, result('a'))
    const resumed = openJournal(file, 'model-1', true)
    expect(resumed.find(testOf('a'), 0)?.passed).toBe(true)
    expect(resumed.find(testOf('a'), 1)).toBeUndefined()
    expect(resumed.find(testOf('a', 'other'), 0)).toBeUndefined()
    expect(openJournal(file, 'model-2', true).find(testOf('a'), 0)).toBeUndefined()
    openJournal(file, 'model-1', false)
    expect(readFileSync(file, 'utf8')).toBe('')
  })
})

describe('progress', () => {
  it('draws a bar with the time left on a terminal', () => {
    let now = 0
    const written: string[] = []
    const progress = createProgress(4, { isTTY: true, write: text => written.push(text) }, () => now)
    now = 2000
    progress.done(true)
    expect(written.at(-1)).toContain(`${'█'.repeat(6)}░`)
    expect(written.at(-1)).toContain('1/4, 100 % passed, 6 s left')
    progress.done(undefined)
    expect(written.at(-1)).toContain('1 not run')
  })
  it('writes plain lines now and then elsewhere', () => {
    let now = 0
    const written: string[] = []
    const progress = createProgress(3, { write: text => written.push(text) }, () => now)
    progress.done(true)
    expect(written).toEqual([])
    now = 11_000
    progress.done(false)
    progress.done(false)
    expect(written).toHaveLength(2)
  })
})

describe('options', () => {
  it('take several case files as a shell gives them', () => {
    expect(readOptions(['--cases', 'a', 'b', '--k', '4', '--price', '0.15/0.6'], 'r')).toMatchObject({
      cases: ['a', 'b'],
      k: 4,
      price: { tokensIn: 0.15, tokensOut: 0.6 },
      json: 'r/report.json',
    })
    expect(readOptions(['--compare', 'a.json', 'b.json'], 'r').compare).toEqual(['a.json', 'b.json'])
  })
  it.each([[['--k', '0']], [['--min', '95']], [['--compare', 'a']], [['stray']], [['--price', 'x']], [['--unknown']]])(
    'refuse %j',
    args => expect(() => readOptions(args, 'r')).toThrow(),
  )
})
