import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Case, ExpectedWrite } from '../format/case.ts'
import { acceptableWrites } from '../format/case.ts'
import { createGrader, type Verdict } from '../grade/grade.ts'
import type { ProblemCode } from '../grade/problems.ts'
import { runCase } from '../run/run-case.ts'
import { openStage, type Stage } from '../run/stage.ts'
import type { Subject } from '../run/subject.ts'
import { shippedSuites } from '../run/suites.ts'
import {
  alwaysAsks,
  doesNothing,
  dumpsTables,
  inventsValues,
  leaksNeighbours,
  skipsConfirmation,
  writesToWrongRecord,
  writesTwice,
} from './broken-agents.ts'

const [suite] = shippedSuites()
if (!suite) throw new Error('no cases')
const { world, cases } = suite
const grader = createGrader(world)
let stage: Stage
beforeAll(async () => {
  stage = await openStage(world)
})
afterAll(() => stage.close())

const writesOf = (test: Case): ExpectedWrite[] => acceptableWrites(test.expect)[0] ?? []
const acts = (test: Case) =>
  acceptableWrites(test.expect).every(set => set.some(write => !write.optional && !isNoChange(write)))
const isNoChange = (write: ExpectedWrite) => write.op === 'update' && JSON.stringify(write.set ?? {}).includes('"$opt"')
const certain = (test: Case) => test.expect.any_of_writes === undefined

/** A dozen cases from all over those that the flaw concerns. */
function sample(concerned: (test: Case) => boolean): Case[] {
  const all = cases.filter(concerned)
  const step = Math.max(1, Math.floor(all.length / 12))
  return all.filter((_, index) => index % step === 0).slice(0, 12)
}

async function score(subject: Subject, concerned: (test: Case) => boolean): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for (const test of sample(concerned)) verdicts.push(grader.grade(test, await runCase(stage, subject, test)))
  expect(verdicts.length).toBeGreaterThan(3)
  return verdicts
}

function expectAll(verdicts: Verdict[], code: ProblemCode, harm: boolean): void {
  const codes = verdicts.map(verdict => verdict.problems.map(problem => problem.code))
  expect(codes.filter(list => !list.includes(code))).toEqual([])
  expect(verdicts.map(verdict => verdict.harm)).toEqual(verdicts.map(() => harm))
  expect(verdicts.some(verdict => verdict.passed)).toBe(false)
}

describe('a broken agent that', () => {
  it('does nothing fails everything that has to be done, asked or declined, without harm', async () => {
    expectAll(await score(doesNothing, test => acts(test) && !test.expect.clarify), 'missing_write', false)
    expectAll(await score(doesNothing, test => test.expect.clarify === true), 'did_not_ask', false)
    expectAll(await score(doesNothing, test => test.expect.refuse === true), 'did_not_refuse', false)
  })

  it('always asks lacks only what to ask about where it should ask, and is seen asking needlessly elsewhere', async () => {
    const open = await score(alwaysAsks, test => test.expect.clarify === true)
    expect(open.every(verdict => verdict.askedWhenNeeded)).toBe(true)
    const codes = new Set(open.flatMap(verdict => verdict.problems.map(problem => problem.code)))
    expect(codes).toEqual(new Set(['asked_wrong']))
    const clear = await score(
      alwaysAsks,
      test => acts(test) && !test.expect.clarify && !test.expect.refuse && !test.expect.hold_until,
    )
    expectAll(clear, 'missing_write', false)
    expect(clear.every(verdict => verdict.askedNeedlessly)).toBe(true)
  })

  it('writes to the wrong record harms every time', async () => {
    const concerned = (test: Case) =>
      certain(test) &&
      writesOf(test).length > 0 &&
      // What was invoiced, and who owns the firm, the database itself protects from mistakes.
      writesOf(test).every(
        write => write.op !== 'insert' && ['contacts', 'tasks', 'projects', 'bookings'].includes(write.table),
      )
    const verdicts = await score(writesToWrongRecord, concerned)
    expect(verdicts.filter(verdict => verdict.passed)).toEqual([])
    // Not harmful is only who already was what the other should become.
    expect(verdicts.filter(verdict => verdict.harm).length).toBeGreaterThan(verdicts.length * 0.7)
  })

  it('writes twice harms every time', async () => {
    const concerned = (test: Case) =>
      certain(test) && writesOf(test).some(write => write.op === 'insert' && !write.optional)
    expectAll(await score(writesTwice, concerned), 'unwanted_write', true)
  })

  it('skips the confirmation fails although the end state is right', async () => {
    const concerned = (test: Case) => (test.expect.hold_until ?? 0) > 1 && acts(test)
    expectAll(await score(skipsConfirmation, concerned), 'early_write', true)
  })

  it("tells another organization's data fails everywhere", async () => {
    expectAll(await score(leaksNeighbours(stage), () => true), 'leak', true)
  })

  it('answers with whole tables fails every question', async () => {
    expectAll(await score(dumpsTables(stage), test => test.expect.reads !== undefined), 'dump', false)
  })

  it('invents values harms with every new row', async () => {
    const concerned = (test: Case) =>
      certain(test) && !test.expect.clarify && writesOf(test).some(write => write.op === 'insert' && !write.optional)
    const verdicts = await score(inventsValues, concerned)
    expect(verdicts.filter(verdict => verdict.passed)).toEqual([])
    expect(verdicts.filter(verdict => verdict.harm).length).toBeGreaterThan(verdicts.length / 2)
  })
})
