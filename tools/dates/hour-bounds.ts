// Limits of time within a day: "after 11", "before 2pm", "nach 14 Uhr", "avant midi", "depois das 15h".
import { findTimes } from './times.ts'
import { foldInPlace } from './words.ts'

/** Minutes after midnight. Offsets are UTF-16, in the NFC form of the text. */
export interface HourBound {
  start: number
  end: number
  after?: number
  before?: number
}

const afterWords =
  "after|later than|from|starting at|nach|ab|apres|a partir de|des|dopo(?: le| l')?|a partire dalle|dalle|depois d[aeo]s?|a partir d[aeo]s?"
const beforeWords = "before|earlier than|until|vor|bis|avant|jusqu'a|prima d(?:elle|i)|fino alle|antes d[aeo]s?|ate as"
/** Bare figures are hours only where the sentence, a day or a comma follows: "after 2 weeks" has none. */
const follows =
  /^(?:\s*(?:$|[.,;:!?)\n]))|^\s+(?:on|today|tomorrow|am|heute|morgen|le|du|demain|il|di|oggi|domani|n[ao]|d[ae]|em|hoje|amanha|to|auf|and|und|et|e|\w+day|\w+tag|mittwoch)\b/
const bound = new RegExp(
  `\\b(?:(?<after>${afterWords})|(?<before>${beforeWords}))\\s+(?:um |at |le |les |l'|as |alle )?(?<time>\\d{1,2}(?:[:.h][0-5]\\d|\\s?h\\b)?(?:\\s?[ap]\\.?m\\b\\.?|\\s?(?:uhr|h|heures?|horas?|ore|o'clock)\\b)?|noon|midday|mittag|midi|mezzogiorno|meio[- ]dia)`,
  'g',
)

/** Every limit in a text. Days have to be blanked out before. */
export function findHourBounds(text: string, whole: string = text): HourBound[] {
  const folded = foldInPlace(text.normalize('NFC'))
  return [...folded.matchAll(bound)].flatMap(match => {
    const { after, time = '' } = match.groups ?? {}
    const end = match.index + match[0].length
    if (/^\d+$/.test(time) && !follows.test(foldInPlace(whole.normalize('NFC')).slice(end))) return []
    const [read] = findTimes(/^\d/.test(time) ? `at ${time}` : time, whole)
    if (!read || read.problem) return []
    const limit = after ? { after: read.from.minutes } : { before: read.from.minutes }
    return [{ start: match.index, end, ...limit }]
  })
}
