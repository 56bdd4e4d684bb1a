// What the tools can do, in the language of the message: from their verbs and nouns, so that a new tool is told at once.
import { singular } from '../shape/nouns.ts'
import type { ToolShape } from '../shape/shape.ts'
import type { Phrases } from './phrases.ts'

/** "die Aufgabe löschen"; the tool's own English title where the language lacks a word. */
export function deedOf(shape: ToolShape, phrases: Phrases): string {
  const noun = shape.table && phrases.nouns[shape.table]
  const verb = phrases.verbs[verbOf(shape)]
  const object = thingOf(shape, phrases) ?? (shape.bulk ? noun?.many : noun?.the)
  return verb && object ? phrases.deed(verb, object) : shape.tool.title
}

function verbOf({ name }: ToolShape): string {
  return name.split('_')[0] ?? name
}

/** What a tool that stands for no table is about, by its name: `member_role`, `pipeline`. */
function thingOf({ name }: ToolShape, phrases: Phrases): string | undefined {
  return phrases.things[singular(name.split('_').slice(1).join('_'))]
}

/** What there is to handle, without the verbs. */
export function subjectsOf(shapes: ToolShape[], phrases: Phrases): string {
  const nouns = shapes.flatMap(shape => (shape.table && phrases.nouns[shape.table]?.many) ?? [])
  return [...new Set(nouns)].join(', ')
}

/** From so many verbs on, what is handled has a line of its own. */
const ownLine = 3

/** All of them, each noun once with its verbs: "- contacts: add, find, change …", the smaller ones in one line at the end. */
export function abilitiesOf(shapes: ToolShape[], phrases: Phrases): string {
  const verbsOf = new Map<string, Set<string>>()
  for (const shape of shapes) {
    const about = thingOf(shape, phrases) ?? (shape.table && phrases.nouns[shape.table]?.many)
    const object = about ?? shape.tool.title
    const verbs = verbsOf.get(object) ?? new Set()
    const verb = about && phrases.verbs[verbOf(shape)]
    if (verb) verbs.add(verb)
    verbsOf.set(object, verbs)
  }
  const [large, small] = [true, false].map(own => [...verbsOf].filter(([, verbs]) => verbs.size >= ownLine === own))
  const lines = (large ?? []).map(([object, verbs]) => `${object}: ${[...verbs].join(', ')}`)
  const others = (small ?? []).map(([object, verbs]) =>
    verbs.size > 0 ? `${object} (${[...verbs].join(', ')})` : object,
  )
  return [...lines, others.join(', ')].map(line => `- ${line}`).join('\n')
}
