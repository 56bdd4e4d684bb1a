// By how much a day moves: "a week", "by two days", "um zwei Wochen", "d'un mois".
import { CrmError } from '../../db/errors.ts'
import type { Day } from './calendar.ts'
import { shift } from './relative-rules.ts'
import { countOf, foldInPlace, numbers, unitOf, units } from './words.ts'

const amount = `another(?: ${numbers})?|(?:weitere[nrs]? |encore |mais |altr[aeio] )?${numbers}(?: (?:more|full|weitere[nrs]?|volle[nrs]?))?`
const length = `(?<amount>${amount}) (?<unit>${units})`
const within = new RegExp(`(?<![\\w.,:-])${length}(?!\\w)`, 'g')
const whole = new RegExp(`^(?:(?:by|um|noch|de|di|em) |d')?${length}$`)

const number = new RegExp(`(?<!\\w)${numbers}(?!\\w)`)

/** Where a text says a length in days, weeks, months or years. */
export function findShifts(text: string): { start: number; end: number }[] {
  return [...foldInPlace(text.normalize('NFC')).matchAll(within)].map(({ index, 0: said }) => ({
    start: index,
    end: index + said.length,
  }))
}

/** The day that is so much later, or earlier. @throws {CrmError} `invalid_input` */
export function shiftDay(day: Day, by: string, direction: 1 | -1): Day {
  const said = foldInPlace(by.normalize('NFC')).trim().replace(/\s+/g, ' ')
  const { amount = '', unit = '' } = whole.exec(said)?.groups ?? {}
  if (!unit) {
    throw new CrmError('invalid_input', `I can't tell by how much "${by}" is.`, {
      hint: 'Say for example "two days" or "a week".',
    })
  }
  const count = amount === 'another' ? 1 : countOf(number.exec(amount)?.[0] ?? '')
  return shift(day, direction * count, unitOf(unit))
}
