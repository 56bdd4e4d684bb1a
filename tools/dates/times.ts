// Times of day in words and figures: "14:30", "3pm", "halb neun", "à 14h30", "from 2 to 3pm".
import { countOf, foldInPlace } from './words.ts'

/** Minutes after midnight; more than 1440 is on the next day. */
export interface TimeOfDay {
  minutes: number
  /** Said so that morning and afternoon can't be mistaken ("15", "3pm", "03:00"). */
  exact: boolean
}

/** A time found in a text, or the two ends of a stretch. Offsets are UTF-16, in the NFC form of the text. */
export interface TimeSpan {
  start: number
  end: number
  from: TimeOfDay
  until?: TimeOfDay
  /** Why it is none: "There is no time 25:00." */
  problem?: string
}

type DayPart = 'morning' | 'later' | undefined
type Groups = Record<string, string | undefined>
interface Rule {
  pattern: RegExp
  read(groups: Groups, part: DayPart): TimeOfDay | string
}

const hourWords =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eins?|zwei|zwo|drei|vier|funf|fuenf|sechs|sieben|acht|neun|zehn|elf|zwolf|zwoelf|' +
  'une|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|una|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|' +
  'uma|duas|tres|quatro|cinco|seis|sete|oito|dez|doze'
const hour = `(?<hour>\\d{1,2}|${hourWords})`
const half = '(?<half>[ap]\\.?m\\b\\.?)'
const clockWord = "(?:uhr|o'?clock|heures?|horas?|h|ore)\\b"
const before = '(?<![\\w.,:/-])'
const leads = "at|um|a|alle|all'|as|gegen|ore|around|about|vers|pelas|ab|@"
const notMore = '(?![\\w:/%]|[.,]\\d)'

const morning =
  /\b(?:morning|vormittags?|\w*vormittag|morgens|fruh|frueh|matin|mattin[ao]|manha)\b|\b(?:heute|gestern|\w+tag|mittwoch) morgen\b/
const later =
  /\b(?:afternoon|evening|tonight|\w*nachmittags?|\w*abends?|mittags|apres-midi|soir|stasera|pomeriggio|sera|tarde|noite)\b/

function dayPartOf(folded: string): DayPart {
  if (morning.test(folded)) return 'morning'
  return later.test(folded) ? 'later' : undefined
}

function numberOf(word: string): number {
  return /^eins?$/.test(word) ? 1 : countOf(word)
}

/** One to six o'clock is in the afternoon, for people at work, unless they say otherwise. */
function timeOf(hourText: string, minute: number, halfText: string | undefined, part: DayPart): TimeOfDay | string {
  const hours = numberOf(hourText)
  if (hours > 24 || minute > 59 || hours * 60 + minute > 1440)
    return `There is no time ${hours}:${String(minute).padStart(2, '0')}.`
  const at = (value: number, exact = true) => ({ minutes: value * 60 + minute, exact })
  if (halfText && hours <= 12) return at((hours % 12) + (halfText.startsWith('p') ? 12 : 0))
  if (hours > 12 || hours === 0 || /^0\d/.test(hourText)) return at(hours)
  if (part === 'morning') return at(hours)
  if (part === 'later' && hours < 12) return at(hours + 12)
  return at(hours < 7 ? hours + 12 : hours, false)
}

const clockTime = ({ hour = '', minute, half }: Groups, part: DayPart) => timeOf(hour, Number(minute ?? 0), half, part)

function offset(minutes: number): Rule['read'] {
  return ({ hour = '', count }, part) => {
    const base = timeOf(hour, 0, undefined, part)
    if (typeof base === 'string') return base
    const shift = count
      ? Math.sign(minutes) * (/^(?:viertel|quarter|quart)$/.test(count) ? 15 : numberWord(count))
      : minutes
    return { ...base, minutes: base.minutes + shift }
  }
}

const numberWord = (text: string) => (/^(?:twenty|zwanzig)$/.test(text) ? 20 : numberOf(text))
const rule = (source: string, read: Rule['read']): Rule => ({ pattern: new RegExp(source, 'g'), read })
const always = (minutes: number) => () => ({ minutes, exact: true })
const few = '(?<count>viertel|quarter|quart|\\d{1,2}|five|ten|twenty|funf|fuenf|zehn|zwanzig)(?: min(?:uten|utes)?)?'

const rules: Rule[] = [
  rule(
    `${before}(?<hour>\\d{1,2})(?:[:h](?<minute>\\d\\d))(?::\\d\\d)?(?!\\d|:)(?:\\s?${half}|\\s?(?:uhr|h)\\b)?`,
    clockTime,
  ),
  // 9.30 is a date as well: a time where a word says so, or where the calendar has no such month.
  rule(
    `${before}(?<hour>\\d{1,2})\\.(?<minute>00|1[3-9]|[2-5]\\d)(?![\\d.])(?:\\s?${half}|\\s?(?:uhr|h)\\b)?`,
    clockTime,
  ),
  rule(`(?<=\\b(?:${leads})\\s)(?<hour>\\d{1,2})\\.(?<minute>\\d\\d)(?![\\d.])`, clockTime),
  rule(`${before}(?<hour>\\d{1,2})\\.(?<minute>\\d\\d)\\s?(?:uhr\\b|${half})`, clockTime),
  rule(`${before}${hour}\\s?${half}`, clockTime),
  rule(`${before}${hour}\\s?${clockWord}(?:\\s?(?<minute>[0-5]\\d)\\b(?!\\.|:))?`, clockTime),
  rule(`(?<=\\b(?:${leads})\\s|@)${hour}${notMore}`, clockTime),
  rule(`\\bhalb ${hour}\\b`, offset(-30)),
  rule(`\\bhalf (?:past )?${hour}\\b`, offset(30)),
  rule(`\\b(?:dreiviertel|drei viertel) ${hour}\\b`, offset(-15)),
  rule(`\\bviertel ${hour}\\b`, offset(-45)),
  rule(`\\b(?:a )?${few} (?:nach|past|after) ${hour}\\b`, offset(1)),
  rule(`(?<!from )\\b(?:a )?${few.replace('|\\d{1,2}', '')} (?:to|before) ${hour}\\b`, offset(-1)),
  rule(`\\b${few} vor ${hour}\\b`, offset(-1)),
  rule(`${before}${hour}(?:\\s?(?:h|heures?|horas?))? (?:et demie?|e mezz[ao]|e meia)\\b`, offset(30)),
  rule(`${before}${hour}(?:\\s?(?:h|heures?|horas?))? (?:et quart|e un quarto|e um quarto)\\b`, offset(15)),
  rule(
    `${before}${hour}(?:\\s?(?:h|heures?|horas?))? (?:moins le quart|meno un quarto|menos um quarto)\\b`,
    offset(-15),
  ),
  rule('\\b(?:noon|midday|mittags?|\\w+(?<=tag|woch)mittag|midi|mezzogiorno|meio[- ]dia)\\b', always(720)),
  rule('\\b(?:midnight|mitternacht|minuit|mezzanotte|meia[- ]noite)\\b', always(1440)),
]

const joiner = "(?:to|until|till|bis|-|–|—|a|alle|al|as|ate(?: as)?|and|und|et|e|fino alle|jusqu'a)"
const looseEnd = `(?:\\d{1,2}(?:[:.h][0-5]\\d)?(?:\\s?[ap]\\.?m\\b\\.?|\\s?${clockWord})?|${hourWords}|noon|mittag|midi|midnight)`
const stretch = new RegExp(
  `${before}(?<first>${looseEnd})\\s*${joiner}\\s*(?:um |at |les? |le )?(?<second>${looseEnd})${notMore}`,
  'g',
)
const looseTime = new RegExp(
  `^(?<hour>\\d{1,2}|${hourWords})(?:[:.h](?<minute>[0-5]\\d))?\\s?(?:${half}|${clockWord})?$`,
)

function readLoose(text: string, part: DayPart): TimeOfDay | string {
  if (/^(?:noon|mittag|midi)$/.test(text)) return { minutes: 720, exact: true }
  if (text === 'midnight') return { minutes: 1440, exact: true }
  return clockTime(looseTime.exec(text)?.groups ?? {}, part)
}

/** The second time of a stretch lies after the first: "from 11 to 1", "22:00 to 1:00". */
export function after(from: TimeOfDay, until: TimeOfDay): TimeOfDay {
  if (until.minutes > from.minutes) return until
  const halfDayOn = until.minutes + 720
  if (!until.exact && halfDayOn > from.minutes) return { minutes: halfDayOn, exact: true }
  return { minutes: until.minutes + 1440, exact: true }
}

/** "2 to 3pm" begins at 2 pm, "9 to 3pm" at 9 am. */
function startOf(firstText: string, first: TimeOfDay, second: TimeOfDay, part: DayPart): TimeOfDay {
  if (first.exact || part || !second.exact) return first
  const hours = looseTime.exec(firstText)?.groups
  const asSaid = numberOf(hours?.hour ?? '') * 60 + Number(hours?.minute ?? 0)
  const closest = [asSaid + 720, asSaid].find(minutes => minutes < second.minutes && second.minutes - minutes < 720)
  return closest === undefined ? first : { minutes: closest, exact: true }
}

function stretches(folded: string, part: DayPart): TimeSpan[] {
  return [...folded.matchAll(stretch)].flatMap(match => {
    const { first = '', second = '' } = match.groups ?? {}
    const place = { start: match.index, end: match.index + match[0].length }
    const from = readLoose(first, part)
    const until = readLoose(second, part)
    if (typeof from === 'string') return { ...place, from: { minutes: 0, exact: true }, problem: from }
    if (typeof until === 'string') return { ...place, from, problem: until }
    const start = startOf(first, from, until, part)
    return { ...place, from: start, until: after(start, until) }
  })
}

function single(folded: string, part: DayPart): TimeSpan[] {
  return rules.flatMap(({ pattern, read }) =>
    [...folded.matchAll(pattern)].map(match => {
      const place = { start: match.index, end: match.index + match[0].length }
      const from = read(match.groups ?? {}, part)
      return typeof from === 'string'
        ? { ...place, from: { minutes: 0, exact: true }, problem: from }
        : { ...place, from }
    }),
  )
}

/**
 * Every time of day in a text, the longest where they overlap. Days have to be taken out before.
 * @param whole the text with its days: "Dienstagabend" says which half of the day
 */
export function findTimes(text: string, whole: string = text): TimeSpan[] {
  const folded = foldInPlace(text.normalize('NFC'))
  const part = dayPartOf(foldInPlace(whole.normalize('NFC')))
  const kept: TimeSpan[] = []
  const spans = [...stretches(folded, part), ...single(folded, part)]
  for (const span of spans.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    if (kept.every(other => span.end <= other.start || span.start >= other.end)) kept.push(span)
  }
  const noonWord = ({ start, end }: TimeSpan) => /mittag/.test(folded.slice(start, end))
  const clocks = kept.filter(span => !noonWord(span))
  // "12 Uhr mittags", "Montagmittag um 1": the noon only says which half of the day.
  return (clocks.length > 0 ? clocks : kept).sort((a, b) => a.start - b.start)
}
