// Whether an answer states a fact.
import type { Fact } from '../format/value.ts'
import { namesDate } from './dates.ts'
import { containsPhrase, fold, plain } from './fold.ts'
import { namesCount, namesNumber } from './numbers.ts'
import { namesPhone } from './phones.ts'

export function statesFact(text: string, fact: Fact, country: string): boolean {
  if (typeof fact === 'string') return statesText(text, fact)
  if ('num' in fact) return namesNumber(text, fact.num)
  if ('count' in fact) return namesCount(text, fact.count)
  if ('date' in fact) return namesDate(text, fact.date)
  if ('time' in fact) return namesTime(text, fact.time)
  if ('phone' in fact) return namesPhone(text, fact.phone, country)
  if ('any' in fact) return fact.any.some(each => statesFact(text, each, country))
  if ('all' in fact) return fact.all.every(each => statesFact(text, each, country))
  return !statesFact(text, fact.not, country)
}

export function describeFact(fact: Fact): string {
  return typeof fact === 'string' ? fact : JSON.stringify(fact)
}

function statesText(text: string, fact: string): boolean {
  const pattern = readPattern(fact)
  if (pattern) return pattern.test(text.normalize('NFC')) || pattern.test(plain(text))
  return containsPhrase(fold(text), fold(fact))
}

function readPattern(fact: string): RegExp | undefined {
  const match = /^\/(.+)\/([a-z]*)$/s.exec(fact)
  if (!match?.[1]) return undefined
  return new RegExp(match[1], [...new Set(`${match[2]?.replace('g', '')}i`)].join(''))
}

/** 14:00 also as 14.00, 14h, 14h00 or 2 pm. */
function namesTime(text: string, time: string): boolean {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const lower = plain(text)
  for (const match of lower.matchAll(/(?<![\d.,])(\d{1,2})(?:[:.h](\d{2})|\s?h|\s?uhr)?\s?(am|pm)?(?![\d])/g)) {
    const [whole, hours = '', minutes, half] = match
    if (minutes === undefined && half === undefined && !/h|uhr/.test(whole)) continue
    const shift = half === 'pm' && Number(hours) < 12 ? 12 : half === 'am' && Number(hours) === 12 ? -12 : 0
    if (Number(hours) + shift === hour && Number(minutes ?? 0) === minute) return true
  }
  return false
}
