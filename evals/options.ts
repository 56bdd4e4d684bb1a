// The options of `npm run evals`.
import { parseArgs } from 'node:util'

export const usage = `npm run evals -- [options]

  --model NAME         offline, or a model of the server that OPENAI_BASE_URL and OPENAI_API_KEY name
                       (left out: what the settings of this folder select)
  --cases FILE...      case files (JSON lines); left out: all shipped cases
  --seed FILE          the seed of --cases; left out: evals/seed.json
  --held-out           the held-out cases, which nobody tunes on, instead of the shipped ones
  --filter TEXT        only cases whose id, category or a tag contains TEXT (several: comma)
  --k N                runs of every case, for pass^k (1)
  --concurrency N      cases at a time, each with a database of its own of about half a gigabyte (1)
  --records FILE       what happened, one JSON a line, for outside scorers
  --json FILE          the report as JSON (evals/results/report.json)
  --html FILE          the report as a page (evals/results/report.html)
  --min SHARE          exit with 1 when less than this share succeeds, e.g. 0.95
  --price IN/OUT       what a million tokens cost, e.g. 0.15/0.60
  --resume             go on where the last run with these cases and this model was stopped
  --raise-floors       write what this run reached into evals/floors.json, where that is higher
  --compare A B        two JSON reports: what got better and worse
  --help
`

export interface EvalOptions {
  model: string | undefined
  cases: string[]
  seed: string | undefined
  heldOut: boolean
  filter: string[]
  k: number
  concurrency: number
  records: string | undefined
  json: string
  html: string
  min: number | undefined
  price: { tokensIn: number; tokensOut: number } | undefined
  resume: boolean
  raiseFloors: boolean
  compare: [string, string] | undefined
  help: boolean
}

/** @throws {Error} saying which option is wrong. */
export function readOptions(args: string[], resultsFolder: string): EvalOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      model: { type: 'string' },
      cases: { type: 'string', multiple: true },
      seed: { type: 'string' },
      'held-out': { type: 'boolean', default: false },
      filter: { type: 'string' },
      k: { type: 'string', default: '1' },
      concurrency: { type: 'string', default: '1' },
      records: { type: 'string' },
      json: { type: 'string', default: `${resultsFolder}/report.json` },
      html: { type: 'string', default: `${resultsFolder}/report.html` },
      min: { type: 'string' },
      price: { type: 'string' },
      resume: { type: 'boolean', default: false },
      'raise-floors': { type: 'boolean', default: false },
      compare: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  // `--cases a.jsonl b.jsonl`, as a shell expands it: what follows belongs to it, or to --compare.
  const rest = [...positionals]
  const second = values.compare === undefined ? undefined : rest.shift()
  if (values.compare !== undefined && second === undefined) throw new Error('--compare needs two reports.')
  if (rest.length > 0 && !values.cases) throw new Error(`What is ${rest[0]}? Case files are named with --cases.`)
  return {
    model: values.model,
    cases: [...(values.cases ?? []), ...rest],
    seed: values.seed,
    heldOut: values['held-out'],
    filter:
      values.filter
        ?.split(',')
        .map(text => text.trim())
        .filter(Boolean) ?? [],
    k: wholeNumber('--k', values.k),
    concurrency: wholeNumber('--concurrency', values.concurrency),
    records: values.records,
    json: values.json,
    html: values.html,
    min: values.min === undefined ? undefined : share('--min', values.min),
    price: values.price === undefined ? undefined : readPrice(values.price),
    resume: values.resume,
    raiseFloors: values['raise-floors'],
    compare: values.compare !== undefined && second !== undefined ? [values.compare, second] : undefined,
    help: values.help,
  }
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 100)
    throw new Error(`${name} must be a whole number from 1 to 100.`)
  return value
}

function share(name: string, text: string): number {
  const value = Number(text)
  if (!(value >= 0 && value <= 1)) throw new Error(`${name} must be a share from 0 to 1, e.g. 0.95.`)
  return value
}

function readPrice(text: string): { tokensIn: number; tokensOut: number } {
  const [tokensIn = Number.NaN, tokensOut = Number.NaN] = text.split('/').map(Number)
  if (!(tokensIn >= 0 && tokensOut >= 0))
    throw new Error('--price must be two prices per million tokens, e.g. 0.15/0.60.')
  return { tokensIn, tokensOut }
}
