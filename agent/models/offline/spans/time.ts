// Times of day, stretches of them and lengths of time, by the tools' own grammar: what is found here, they understand.
import { findDurations, findHourBounds, findTimes as findTimesOfDay } from '../../../../tools/dates.ts'
import type { Span } from './span.ts'

/** Days, amounts and addresses must be known before: their figures are no times. */
export function findTimes(text: string, taken: Span[]): Span[] {
  let rest = text
  for (const { start, end } of taken) rest = rest.slice(0, start) + '\n'.repeat(end - start) + rest.slice(end)
  const bounds = findHourBounds(rest, text)
  const times = findTimesOfDay(rest, text).filter(
    time =>
      !time.problem &&
      time.from.minutes <= lastMinute &&
      !(time.until === undefined && bounds.some(bound => overlaps(time, bound))),
  )
  const lengths = findDurations(rest).filter(
    length =>
      isLength(rest, length) || byHowMuch.test(rest.slice(length.end)) || !times.some(time => overlaps(time, length)),
  )
  const clocks = times.filter(time => !lengths.some(length => isLength(rest, length) && overlaps(time, length)))
  return [
    ...bounds
      .filter(bound => !times.some(time => overlaps(time, bound)))
      .map(({ start, end, after, before }) => ({
        ...placeIn(text, start, end),
        kind: 'hours' as const,
        value: { ...(after !== undefined && { after }), ...(before !== undefined && { before }) },
      })),
    ...lengths.map(({ start, end, minutes }) => ({
      ...placeIn(text, start, end),
      kind: 'duration' as const,
      value: minutes,
    })),
    ...clocks.map(({ start, end, from, until }) => ({
      ...placeIn(text, start, end + (dayPart.exec(text.slice(end))?.[0].length ?? 0)),
      kind: 'time' as const,
      value: until ? { from: from.minutes, until: until.minutes } : { from: from.minutes },
    })),
  ]
}

/** "9 in the morning": the tools' grammar has read it already. */
const dayPart =
  /^\s+(?:in the (?:morning|afternoon|evening)|at night|morgens|vormittags|nachmittags|abends|am (?:morgen|vormittag|nachmittag|abend)|du (?:matin|soir)|de l['’]après-midi|(?:di|del|della) (?:mattina|mattino|pomeriggio|sera)|da (?:manhã|tarde|noite))(?!\p{L})/iu

/** "15h" is a time, "for 2h" is not. */
const forHowLong = /(?:^|\s)(?:(?:for|für|fuer|pendant|per|por|durante|während)\s+|d['’])$/iu
/** "two hours later" is by how much, not when. */
const byHowMuch =
  /^\s+(?:later|earlier|später|früher|nach hinten|nach vorn|plus tard|plus tôt|mais tarde|mais cedo|più tardi|dopo|prima)/iu
/** "a two hour session": how long, not at two. */
const inFrontOf = /(?:^|\s)an?\s+$/iu
/** "uma reunião de uma hora": said in words, it is how long. */
const ofLength = /(?:^|\s)(?:de|di|von)\s+$/iu

/** "uma hora" is how long; at one o'clock is "à uma hora". */
const hourInWords = /^(?:uma|duas|três|un['’]|una|due|tre|une|deux|trois)\s?(?:horas?|or[ae]|heures?)(?!\p{L})/iu
const atAnHour = /(?:^|[\s'’])(?:à|às|a|as|alle|all['’]|vers|pelas?|d[ae]s?|desde|dès|dalle)\s*$/iu

function isLength(text: string, { start }: { start: number }): boolean {
  const before = text.slice(0, start)
  return (
    forHowLong.test(before) ||
    inFrontOf.test(before) ||
    (ofLength.test(before) && /^\p{L}/u.test(text.slice(start))) ||
    (hourInWords.test(text.slice(start)) && !atAnHour.test(before))
  )
}

const lastMinute = 24 * 60 - 1

function placeIn(text: string, start: number, end: number) {
  return { start, end, text: text.slice(start, end) }
}

function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end
}
