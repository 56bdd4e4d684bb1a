// Times of day: "14:00", "2pm", "14h30", "14 Uhr 15", "halb neun".
import type { Span } from './span.ts'

const clock = /(?<![\d.,:])([01]?\d|2[0-3])[:.h]([0-5]\d)(?:\s?(?:uhr|h))?(?:\s?([ap])\.?m\.?)?(?![\d.:]|[.,]\d)/giu
const twelve = /(?<![\d.,:])(1[0-2]|0?[1-9])\s?([ap])\.?m\.?(?!\p{L})/giu
const hours = /(?<![\d.,:])([01]?\d|2[0-3])\s?(?:uhr|h|heures?|horas?)(?![\p{L}\d])/giu
const half = /\bhalb (eins|zwei|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwoelf)\b/giu
const halfHours = ['eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf']

export function findTimes(text: string): Span[] {
  return /\d/.test(text) ? [...findClockTimes(text), ...findHalfHours(text)] : findHalfHours(text)
}

function findHalfHours(text: string): Span[] {
  return [...text.matchAll(half)].map(match => time(match, halfHour(match[1] ?? ''), 30))
}

function findClockTimes(text: string): Span[] {
  return [
    ...[...text.matchAll(clock)]
      .filter(match => !isDate(text, match))
      .map(match => time(match, Number(match[1]), Number(match[2]), match[3])),
    ...[...text.matchAll(twelve)].map(match => time(match, Number(match[1]), 0, match[2])),
    ...[...text.matchAll(hours)].map(match => time(match, Number(match[1]), 0)),
  ]
}

/** "12.11" is a day; "12.30 Uhr" is a time. */
function isDate(text: string, match: RegExpExecArray): boolean {
  if (!match[0].includes('.')) return false
  return !/uhr|h|[ap]\.?m/i.test(match[0]) && !/^\s?(uhr|h)\b/i.test(text.slice(match.index + match[0].length))
}

function time(match: RegExpExecArray, hour: number, minute: number, half12?: string): Span {
  const value = { hour: half12 ? twelveHour(hour, half12) : hour, minute }
  return { kind: 'time', value, start: match.index, end: match.index + match[0].length, text: match[0] }
}

function twelveHour(hour: number, half12: string): number {
  const afternoon = half12.toLowerCase() === 'p'
  if (hour === 12) return afternoon ? 12 : 0
  return afternoon ? hour + 12 : hour
}

/** "halb neun" is half past eight. Office hours: "halb drei" is in the afternoon. */
function halfHour(word: string): number {
  const next = halfHours.indexOf(word.toLowerCase().replace('ue', 'ü').replace('oe', 'ö')) + 1
  const hour = next - 1
  return hour < 6 ? hour + 12 : hour
}
