// Everything the model knows, derived once from the registry and the lexicons: shapes of tools, compiled words, classifier.
import type { Registry } from '../../../../tools/registry.ts'
import type { Language } from '../../../../tools/tool.ts'
import { languages } from '../../../../tools/tool.ts'
import type { CompiledLexicon } from '../lexicon/compile.ts'
import { compileLexicon } from '../lexicon/compile.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { allLexicons } from '../lexicons/all.ts'
import type { ToolShape } from '../shape/shape.ts'
import { shapeOf } from '../shape/shape.ts'
import { analyse } from '../understand/analysis.ts'
import type { Classifier, Sample } from './classifier.ts'
import { trainClassifier } from './classifier.ts'
import { featuresOf } from './features.ts'

export interface Knowledge {
  shapes: ToolShape[]
  /** The verbs of the tools there are. */
  verbs: Set<string>
  /** The given language first, then English, then the others. */
  lexiconsFor(language: Language): CompiledLexicon[]
  classifier: Classifier
}

/** The class of everything that is no command. */
export const noTool = 'none'

/** Dates in examples are found with any clock: only that there is a date matters here. */
const exampleClock = { now: new Date(0), timeZone: 'UTC' }

/** What takes time is done when it is first needed: a language's words are compiled, the examples learned from. */
export function learnFrom(registry: Registry): Knowledge {
  const shapes = registry.tools.map(shapeOf)
  const compiled = new Map<Language, CompiledLexicon>()
  const lexiconOf = (language: Language) => {
    const known = compiled.get(language) ?? compileLexicon(withToolWords(allLexicons[language], shapes))
    compiled.set(language, known)
    return known
  }
  const lexiconsFor = (language: Language) => [...new Set<Language>([language, 'en', ...languages])].map(lexiconOf)
  let trained: Classifier | undefined
  return {
    shapes,
    verbs: new Set(shapes.map(shape => shape.verb)),
    lexiconsFor,
    get classifier() {
      trained ??= trainClassifier(samplesOf(registry, language => [lexiconOf(language), lexiconOf('en')]))
      return trained
    },
  }
}

/** How people ask for each tool, and what they say that is for none. */
function samplesOf(registry: Registry, lexiconsFor: (language: Language) => CompiledLexicon[]): Sample[] {
  const asked = registry.tools.flatMap(tool =>
    tool.examples.map(example => sampleOf(tool.name, example.text, example.language, lexiconsFor)),
  )
  const chatter = languages.flatMap(language =>
    allLexicons[language].chatter.map(text => sampleOf(noTool, text, language, lexiconsFor)),
  )
  return [...asked, ...chatter]
}

function sampleOf(
  label: string,
  text: string,
  language: Language,
  lexiconsFor: (language: Language) => CompiledLexicon[],
): Sample {
  const turn = { ...exampleClock, language }
  return {
    label,
    features: featuresOf(
      analyse({ text, mentions: [], turn, lexicons: [...new Set(lexiconsFor(language))], example: true }),
    ),
  }
}

/** Options that are everyday words: the lexicons say how people mean them. */
const everyday = new Set(['all', 'on', 'off', 'day', 'user', 'model', 'month', 'contact', 'name', 'member'])

/** English also learns the verbs, nouns and options of tools that no lexicon knows yet: a new tool works at once. */
function withToolWords(lexicon: Lexicon, shapes: ToolShape[]): Lexicon {
  if (lexicon.language !== 'en') return lexicon
  const actions = { ...lexicon.actions }
  const entities = { ...lexicon.entities }
  const values = { ...lexicon.values }
  for (const shape of shapes) {
    actions[shape.verb] ??= shape.verb
    const noun = shape.noun.split('_')[0] ?? ''
    if (noun) entities[noun] ??= `${noun}, ${noun}s`
    for (const option of shape.slots.flatMap(slot =>
      ['clear', 'sort', 'by', 'counted_by'].includes(slot.name)
        ? []
        : slot.options.filter(option => !everyday.has(option)),
    ))
      values[option] ??= option.replaceAll('_', ' ')
  }
  return { ...lexicon, actions, entities, values }
}
