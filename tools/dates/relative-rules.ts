// Days told from today: named days, weekdays, weeks, and distances ("in zwei Wochen", "3 days ago").
import {
  addDays,
  addMonths,
  type Day,
  endOfMonth,
  mondayOf,
  mondayOfWeek,
  partsOf,
  startOfMonth,
  weekdayOf,
} from './calendar.ts'
import { endOfWeek } from './month-rules.ts'
import type { Finding, Reckoning, Rule } from './rule.ts'
import * as words from './words.ts'

const dayPart =
  '(?:\\s+(?:in the )?(?:eod|cob|end of day|morning|afternoon|evening|night|noon|fruh|frueh|morgen|vormittag|mittag|nachmittag|abend|nacht|matin|apres-midi|soir|mattina|pomeriggio|sera|(?:de |a |da |pela )?(?:manha|tarde|noite)))?'

function namedDay(pattern: string, distance: number, language?: 'fr'): Rule {
  return {
    pattern: new RegExp(String.raw`(?<![\w-])(?:${pattern})${dayPart}(?![\w-])`, 'dg'),
    ...(language && { language }),
    read: (_, clock) => ({ kind: 'day', day: addDays(clock.today, distance) }),
  }
}

/**
 * "Friday", "by Friday" and "next Friday" are the coming Friday; "this Friday" may be today; "last Friday" is past.
 * @param position as `words.positionOf`; `undefined` when nothing is said
 */
function weekdayFrom(weekday: number, position: number | undefined, clock: Reckoning): Finding {
  const ahead = (weekday - weekdayOf(clock.today) + 7) % 7
  return { kind: 'weekday', weekday, day: addDays(clock.today, distanceTo(ahead, position, clock.lean)) }
}

/** @param ahead days from today to that weekday, 0 to 6 */
function distanceTo(ahead: number, position: number | undefined, lean: Reckoning['lean']): number {
  if (position === -1) return ahead - 7
  if (position === undefined && lean === 'past') return ahead === 0 ? 0 : ahead - 7
  if (position === 0) return ahead
  return (ahead === 0 ? 7 : ahead) + (position === 2 ? 7 : 0)
}

function readWeekday({ before, weekday = '', after }: Record<string, string | undefined>, clock: Reckoning): Finding {
  const position = before ?? after
  return weekdayFrom(words.weekdayNumber(weekday), position ? words.positionOf(position) : undefined, clock)
}

const shortWeekdayLeads = {
  en: 'on|by|until|till|before|for|from|due',
  de: 'am|bis|ab|vom|zum|den|per|auf|fallig',
  fr: "le|avant|d'ici|pour|ce",
  it: 'il|entro|per|di|al',
  pt: 'na|no|ate|em|para|entre|(?:hoje|amanha) e|nao,?|afinal,?|desculpa,?|melhor|lembr[ae]-me|lembr[ae]-nos|me lembr[ae]|nos lembr[ae]|lembrar-me|me lembrar',
}

function shortWeekday(language: keyof typeof shortWeekdayLeads): Rule {
  const free = language === 'en' ? '|(?=\\b(?:tues?|thu(?:rs?)?|fri)\\b)' : ''
  const lead = String.raw`(?<=\b(?:${shortWeekdayLeads[language]})\s+)|(?<before>${words.before})\s+${free}`
  const word = `(?<weekday>${words.shortWeekdays(language)})`
  const beforeFigures = String.raw`(?<weekdayOfDate>${words.shortWeekdays(language)})\.?,?(?:\s+dia(?=\s+\d))?(?=\s+\d{1,2}(?:[./]|(?:st|nd|rd|th)?\s+(?:de\s+)?${words.anyMonths}\b)|\s+(?:as|pelas|das)\s+\d|\s+(?:a|de|da|pela)\s+(?:manha|tarde|noite)\b)`
  return {
    pattern: new RegExp(
      String.raw`(?:(?:${lead})${word}|\b${beforeFigures})(?![\w-])\.?(?:\s+(?<after>${words.after})\b)?${dayPart}`,
      'dg',
    ),
    language,
    read: (groups, clock) => readWeekday({ ...groups, weekday: groups.weekday ?? groups.weekdayOfDate }, clock),
  }
}

const allShortWeekdays = (['en', 'de', 'fr', 'it', 'pt'] as const).map(words.shortWeekdays).join('|')

/** The unit around now, shifted: "next week", "le mois dernier". Alone, a coming one begins, this one ends. */
function readUnit(groups: Record<string, string | undefined>, clock: Reckoning): Finding | undefined {
  const unit = words.unitOf(groups.unit ?? groups.unitFirst ?? '')
  const position = words.positionOf(groups.before ?? groups.after ?? '')
  if (unit === 'week') {
    const monday = addDays(mondayOf(clock.today), position * 7)
    return { kind: 'week', monday, day: position === 0 ? endOfWeek(monday, clock.today) : monday }
  }
  if (unit !== 'month') return undefined
  const first = addMonths(startOfMonth(clock.today), position)
  return { kind: 'day', day: position === 0 ? endOfMonth(first) : first }
}

function readWeekNumber({ week, year }: Record<string, string | undefined>, clock: Reckoning): Finding {
  const thisYear = partsOf(addDays(mondayOf(clock.today), 3)).year
  const near = mondayOfWeek(year ? Number(year) : thisYear, Number(week))
  const passed = !year && near !== undefined && addDays(near, 6) < clock.today && clock.lean !== 'past'
  const monday = passed ? mondayOfWeek(thisYear + 1, Number(week)) : near
  if (!monday) return { kind: 'problem', problem: `There is no week ${week} in that year.` }
  return { kind: 'week', monday, day: monday }
}

export function shift(day: Day, count: number, unit: words.Unit): Day {
  if (unit === 'day') return addDays(day, count)
  if (unit === 'week') return addDays(day, count * 7)
  return addMonths(day, count * { month: 1, quarter: 3, year: 12 }[unit])
}

function readDistance(groups: Record<string, string | undefined>, clock: Reckoning): Finding {
  const direction = groups.back ? -1 : 1
  const fortnight = groups.fortnight !== undefined
  const unit = fortnight ? 'week' : words.unitOf(groups.unit ?? '')
  const count = direction * (fortnight ? 2 : words.countOf(groups.count ?? ''))
  const day = shift(clock.today, count, unit)
  return unit === 'week' ? { kind: 'week', day, monday: mondayOf(day) } : { kind: 'day', day }
}

const distance = String.raw`(?:(?<count>${words.numbers})\s+(?<unit>${words.units})|(?<fortnight>a fortnight))`
const within = "in|within|innerhalb(?: von)?|binnen|dans|d'ici|fra|tra|entro|em|daqui a|dentro de|after|dopo"
const theNext =
  '(?:(?:the|den|les|i|gli|le|os|as)\\s+)?(?:(?:next|nachsten|naechsten|prochaine?s|prossim[ie]|proxim[oa]s)\\s+)?'

export const relativeRules: Rule[] = [
  namedDay(
    `${words.withSlips('heute')}|heut|${words.withSlips('today')}|aujourd'hui|oggi|hoje|tonight|ce (?:matin|soir)|cet apres-midi|stamattina|stasera|questa (?:mattina|sera)|esta (?:manha|tarde|noite)|this (?:morning|afternoon|evening)|(?:the )?end of (?:the |)day|eod|my day|mein(?:en|em|es)? tag(?:es)?|ma journee|la mia giornata|o? ?meu dia`,
    0,
  ),
  namedDay('tomorrow|tom+or+ow|tmrw?|(?<!\\b(?:guten|am|jeden|heute|schonen) )morgen|demain|domani|amanha', 1),
  namedDay('(?:the )?day after tomorrow|ubermorgen|uebermorgen|apres[- ]demain|dopodomani|depois de amanha', 2),
  namedDay(`${words.withSlips('yesterday')}|${words.withSlips('gestern')}|ieri|ontem`, -1),
  namedDay('hier', -1, 'fr'),
  namedDay("(?:the )?day before yesterday|vorgestern|avant[- ]hier|l'altro ieri|anteontem", -2),
  {
    pattern:
      /\b(?:this |dieses |am |am kommenden |ce |questo |neste |no |next |nachstes )?(?:weekend|week-end|wochenende|fine settimana|fim de semana)\b/dg,
    read: (_, clock) => ({ kind: 'day', day: addDays(mondayOf(clock.today), weekdayOf(clock.today) > 6 ? 12 : 5) }),
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\w-])(?:(?:this\s+)?(?<before>${words.before})\s+)?(?<weekday>${words.weekdays})(?:abend|morgen|vormittag|mittag|nachmittag)?(?:\s+(?<after>${words.after})(?!\s+(?:${words.units})))?(?![\w-])${dayPart}`,
      'dg',
    ),
    read: readWeekday,
  },
  shortWeekday('en'),
  shortWeekday('de'),
  shortWeekday('fr'),
  shortWeekday('it'),
  shortWeekday('pt'),
  { pattern: new RegExp(String.raw`^(?<weekday>${allShortWeekdays})\.?$`, 'dg'), read: readWeekday },
  {
    pattern: new RegExp(
      String.raw`\b(?:(?<before>${words.before})\s+(?<unit>${words.units})|(?<unitFirst>${words.units})\s+(?<after>${words.after}))\b`,
      'dg',
    ),
    read: readUnit,
  },
  {
    pattern:
      /\b(?:kw|(?:calendar )?week|wk|kalenderwoche|woche|semaine|settimana|semana)\.?\s*(?:no\.?\s*|n[°º.]\s*)?(?<week>\d{1,2})(?![\w.:'])(?:[\s/]+(?<year>20\d\d)\b)?/dg,
    read: readWeekNumber,
  },
  {
    pattern: new RegExp(String.raw`\b(?:today |heute )?(?:${within})\s+${theNext}${distance}(?:'?\s+time)?\b`, 'dg'),
    read: readDistance,
  },
  {
    pattern: new RegExp(String.raw`\b${distance}\s+(?:from (?:now|today)|ab heute|da oggi|a partir de hoje)\b`, 'dg'),
    read: readDistance,
  },
  { pattern: new RegExp(String.raw`\b${distance}\s+(?<back>ago|fa|atras)\b`, 'dg'), read: readDistance },
  { pattern: new RegExp(String.raw`\b(?<back>vor|il y a|ha|faz)\s+${distance}\b`, 'dg'), read: readDistance },
  {
    pattern: new RegExp(String.raw`\b${distance}\s+(?:from|after|nach)(?=\s)`, 'dg'),
    read: ({ count = '', unit = '', fortnight }) => ({
      kind: 'distance',
      from: day => (fortnight ? addDays(day, 14) : shift(day, words.countOf(count), words.unitOf(unit))),
    }),
  },
]
