// `npm run evals`: measures the running configuration on the cases and writes the report. The composition root of the evals.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadEnvFile, readEnv } from '../server/env.ts'
import type { World } from './format/seed.ts'
import { compareReports, renderComparison } from './measure/compare.ts'
import { raiseFloors } from './measure/floors.ts'
import { type EvalOptions, readOptions, usage } from './options.ts'
import { renderHtml } from './report/html.ts'
import { createProgress } from './report/progress.ts'
import { openRecordsFile } from './report/records-file.ts'
import { createReport, type Report } from './report/report.ts'
import { renderTerminal } from './report/terminal.ts'
import { gatePart } from './run/gate.ts'
import type { Executor } from './run/jobs.ts'
import { openJournal } from './run/journal.ts'
import { countRuns, measureSuites } from './run/measure-suites.ts'
import { defaultSeed, filterSuites, heldOutSuites, openSuite, type Suite, shippedSuites } from './run/suites.ts'
import { openWorkerExecutor } from './run/worker-executor.ts'

const resultsFolder = relative(process.cwd(), fileURLToPath(new URL('./results', import.meta.url)))
const say = (text: string) => void process.stdout.write(text)
const complain = (text: string) => void process.stderr.write(text)

/** The exit code: 0 fine, 1 below what was asked for, 2 wrong options, 3 the model can't be reached, 130 stopped. */
async function main(args: string[]): Promise<number> {
  const options = readOptions(args, resultsFolder)
  if (options.help) {
    say(usage)
    return 0
  }
  if (options.compare) return compare(options.compare)
  loadEnvFile()
  const suites = chooseSuites(options)
  for (const warning of suites.flatMap(suite => suite.warnings)) complain(`${warning}\n`)
  if (countRuns(suites, 1) === 0) throw new Error('No case is left to run.')
  const report = await measure(options, suites)
  write(options.json, JSON.stringify(report))
  write(options.html, renderHtml(report))
  say(renderTerminal(report))
  say(`\nreport: ${options.html} and ${options.json}${options.records ? `, records: ${options.records}` : ''}\n`)
  if (options.raiseFloors) say(`${raiseFloors(report, gateIds())}\n`)
  return exitCode(report, options)
}

async function measure(options: EvalOptions, suites: Suite[]): Promise<Report> {
  const source = environmentFor(options.model)
  const started = Date.now()
  const controller = new AbortController()
  const stop = () => {
    if (controller.signal.aborted) process.exit(130)
    complain('\nStopping; the report tells what ran. Once more to leave at once.\n')
    controller.abort()
  }
  process.on('SIGINT', stop)
  const executors = await openExecutors(options, suites, source)
  const [first] = executors
  if (!first) throw new Error('Nothing can run cases.')
  const { info } = first
  const context = JSON.stringify([info.modelName, source.OPENAI_BASE_URL, suites.map(suite => suite.world.tables)])
  const progress = createProgress(countRuns(suites, options.k), process.stderr)
  const measured = await measureSuites({
    suites,
    executors,
    k: options.k,
    signal: controller.signal,
    journal: openJournal(`${resultsFolder}/journal.jsonl`, context, options.resume),
    ...(options.records !== undefined && { records: openRecordsFile(options.records, options.resume) }),
    onResult: result => progress.done(result.infrastructure === undefined ? result.passed : undefined),
    onWait: progress.wait,
  })
  progress.end()
  process.off('SIGINT', stop)
  await Promise.all(controller.signal.aborted ? [] : executors.map(executor => executor.close()))
  return createReport(
    info,
    {
      startedAt: new Date(started).toISOString(),
      seconds: Math.round((Date.now() - started) / 1000),
      suites: suites.map(({ name, cases, world }) => ({ name, cases: cases.length, clock: world.clock })),
      k: options.k,
      notRun: measured.notRun,
      ended: measured.gaveUp !== undefined ? 'gave up' : controller.signal.aborted ? 'stopped' : 'complete',
      ...(measured.gaveUp !== undefined && { note: measured.gaveUp }),
      ...(options.price && { price: options.price }),
    },
    measured.results,
  )
}

function chooseSuites(options: EvalOptions): Suite[] {
  const suites =
    options.cases.length > 0 || options.seed !== undefined
      ? [openSuite('cases', options.seed ?? defaultSeed, options.cases)]
      : options.heldOut
        ? heldOutSuites()
        : shippedSuites()
  return filterSuites(suites, options.filter)
}

/** The settings of the product; `--model` replaces what they say of the model. Cases never touch a hosted project. */
function environmentFor(model: string | undefined): NodeJS.ProcessEnv {
  const source = { ...process.env }
  const without = ['SUPABASE_URL', 'ORBIT_CLOCK']
  if (model === 'offline') without.push('OPENAI_API_KEY', 'OPENAI_BASE_URL', 'OPENAI_MODEL')
  for (const name of without) delete source[name]
  if (model === undefined || model === 'offline') return source
  if (!source.OPENAI_API_KEY && !source.OPENAI_BASE_URL) {
    throw new Error(`The model ${model} needs OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own.`)
  }
  return { ...source, OPENAI_MODEL: model }
}

async function openExecutors(options: EvalOptions, suites: Suite[], source: NodeJS.ProcessEnv): Promise<Executor[]> {
  const worlds = suites.map(suite => [suite.name, suite.world] as [string, World])
  if (options.concurrency > 1) {
    return Promise.all(Array.from({ length: options.concurrency }, () => openWorkerExecutor({ worlds }, source)))
  }
  // The agent takes seconds to load: --help and --compare do without, and so does a process that only leads others.
  const { openLocalExecutor } = await import('./run/local-executor.ts')
  return [await openLocalExecutor(readEnv(source), new Map(worlds))]
}

function gateIds(): Set<string> {
  return new Set(gatePart(shippedSuites()).flatMap(suite => suite.cases.map(test => test.id)))
}

function compare(files: [string, string]): number {
  const [before, after] = files.map(file => JSON.parse(readFileSync(file, 'utf8')) as Report)
  if (!before || !after) return 2
  say(renderComparison(compareReports(before, after)))
  return 0
}

function exitCode({ summary, run }: Report, { min }: EvalOptions): number {
  if (run.ended === 'gave up') return 3
  if (run.ended === 'stopped') return 130
  return min !== undefined && summary.success.rate < min ? 1 : 0
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  (thrown: unknown) => {
    complain(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`)
    process.exit(2)
  },
)
