// What a screen reader is told when a turn is over: everything since the person's last line, in one go.
import type { Entry, Transcript } from './transcript.ts'

export function announcementOf({ entries }: Transcript): string {
  const start = entries.findLastIndex(entry => entry.kind === 'user') + 1
  return entries.slice(start).map(spoken).filter(Boolean).join('. ')
}

function spoken(entry: Entry): string {
  if (entry.kind === 'assistant') return entry.text
  if (entry.kind === 'failure') return entry.message
  if (entry.kind !== 'call') return ''
  return entry.outcome?.error?.message ?? (entry.proposal && !entry.verdict ? entry.title : '')
}
