// Dates and times as columns store them, read in the organization's time zone.

/** `date` and `timestamptz` columns alike: the day it is for the people of the organization. */
export function sameLocalDate(stored: string, isoDate: string, timeZone: string): boolean {
  return localDate(stored, timeZone) === isoDate
}

export function sameLocalTime(stored: string, time: string, timeZone: string): boolean {
  if (!hasTime(stored)) return false
  return localParts(new Date(stored), timeZone).time === time.padStart(5, '0')
}

/** The expected moment is the organization's local time unless it names an offset. */
export function sameInstant(stored: string, expected: string, timeZone: string): boolean {
  if (!hasTime(stored)) return stored === expected.slice(0, 10)
  const moment = new Date(stored)
  if (/(z|[+-]\d\d:?\d\d)$/i.test(expected)) return moment.getTime() === new Date(expected).getTime()
  const { date, time } = localParts(moment, timeZone)
  return `${date}T${time}` === expected.replace(' ', 'T').slice(0, 16)
}

export function localDate(stored: string, timeZone: string): string {
  return hasTime(stored) ? localParts(new Date(stored), timeZone).date : stored
}

/** The moment that a wall clock in the zone shows that date and time. ISO 8601 in UTC. */
export function instantOf(isoDate: string, time: string, timeZone: string): string {
  const guess = new Date(`${isoDate}T${time.padStart(5, '0')}:00Z`)
  const shown = localParts(guess, timeZone)
  const offsetMs = new Date(`${shown.date}T${shown.time}:00Z`).getTime() - guess.getTime()
  return new Date(guess.getTime() - offsetMs).toISOString()
}

export function addDays(isoDate: string, days: number): string {
  return new Date(new Date(`${isoDate}T00:00:00Z`).getTime() + days * 86_400_000).toISOString().slice(0, 10)
}

function hasTime(stored: string): boolean {
  return /^\d{4}-\d\d-\d\d[T ]\d\d:/.test(stored)
}

function localParts(moment: Date, timeZone: string): { date: string; time: string } {
  if (Number.isNaN(moment.getTime())) return { date: '', time: '' }
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(moment)
  return { date: text.slice(0, 10), time: text.slice(11, 16) }
}
