// What the tools can do, in the language of the message: from their verbs and nouns, so that a new tool is told at once.
import type { ToolShape } from '../shape/shape.ts'
import type { Phrases } from './phrases.ts'

/** "die Aufgabe löschen"; the tool's own English title where the language lacks a word. */
export function deedOf(shape: ToolShape, phrases: Phrases): string {
  const verb = phrases.verbs[shape.verb]
  const noun = shape.table && phrases.nouns[shape.table]
  const object = phrases.things[shape.noun] ?? (shape.bulk ? noun?.many : noun?.the)
  return verb && object ? phrases.deed(verb, object) : shape.tool.title
}

/** What there is to handle, without the verbs. */
export function subjectsOf(shapes: ToolShape[], phrases: Phrases): string {
  const nouns = shapes.flatMap(shape => (shape.table && phrases.nouns[shape.table]?.many) ?? [])
  return [...new Set(nouns)].join(', ')
}

/** All of them, each noun once with its verbs: "contacts (add, find, change …), tasks (…), the pipeline (show)". */
export function abilitiesOf(shapes: ToolShape[], phrases: Phrases): string {
  const verbsOf = new Map<string, Set<string>>()
  for (const shape of shapes) {
    const about = phrases.things[shape.noun] ?? (shape.table && phrases.nouns[shape.table]?.many)
    const object = about ?? shape.tool.title
    const verbs = verbsOf.get(object) ?? new Set()
    const verb = about && phrases.verbs[shape.verb]
    if (verb) verbs.add(verb)
    verbsOf.set(object, verbs)
  }
  return [...verbsOf]
    .map(([object, verbs]) => (verbs.size > 0 ? `${object} (${[...verbs].join(', ')})` : object))
    .join(', ')
}
