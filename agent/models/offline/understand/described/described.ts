// Records that are described instead of named: "my first meeting with Raj on Friday after 11", "all of Carlos's overdue
// tasks". The noun with what stands before it, and the pieces after it that narrow it down, up to what is to become of it.
export interface Described {
  /** Token indexes; `end` is exclusive. */
  start: number
  end: number
  /** The lexicons' name of the noun: `booking`, `task`. None for "leads": a value that stands for those who have it. */
  nouns: string[]
  /** One of several is picked: "first", "next", "most urgent". */
  picked: boolean
  /** Several are meant. */
  many: boolean
  /** One that is known: "my", "the", "Friday's". Which one, the pieces say. */
  definite: boolean
  /** Words of their title that stand before the noun: "the next *risk assessment* meeting". */
  titled: { start: number; end: number } | undefined
  /** What narrows it down, after the noun. */
  pieces: Piece[]
}

export interface Piece {
  start: number
  end: number
  kind: 'value' | 'name' | 'day' | 'time' | 'label' | 'place'
  /** Of a label: its own words. */
  label?: { start: number; end: number }
}

/** Words of a title or a label mean nothing else: "the next annual *summary*", "interested in *training*". */
export function isWordOf(described: Described[], index: number): boolean {
  return described.some(({ titled, pieces }) => {
    const ranges = [...(titled ? [titled] : []), ...pieces.flatMap(piece => (piece.label ? [piece.label] : []))]
    return ranges.some(range => range.start <= index && index < range.end)
  })
}
