// Parts of a day as they are said: "Friday afternoon", "Montagvormittag", "demain matin", "amanhã à tarde".
import { foldInPlace } from './words.ts'

/** Minutes after midnight. */
export interface DayPart {
  after: number
  before: number
}

const noon = 12 * 60
const parts: [RegExp, DayPart][] = [
  [/\b(?:morning|\w*vormittags?|matin(?:ee)?|mattin[ao]|manha)\b/, { after: 0, before: noon }],
  [/\b(?:afternoon|\w*nachmittags?|apres-midi|pomeriggio|tarde)\b/, { after: noon, before: 18 * 60 }],
  [/\b(?:evening|tonight|\w*abends?|soir(?:ee)?|sera|stasera|noite)\b/, { after: 17 * 60, before: 24 * 60 }],
]

/** Nothing when none is said, or several are. */
export function findDayPart(text: string): DayPart | undefined {
  const folded = foldInPlace(text.normalize('NFC'))
  const [only, ...others] = parts.filter(([words]) => words.test(folded))
  return others.length > 0 ? undefined : only?.[1]
}
