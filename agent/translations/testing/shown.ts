// Every title, label and note that a tool puts on a card of figures, lists or links, as the source writes it.
import { readSource } from './source.ts'
import { propertyOf, readTexts } from './texts.ts'

const textsOfCard: Record<string, string[]> = {
  figures: ['title'],
  lists: ['title'],
  links: ['title', 'text'],
  list: ['title'],
}

/** Texts → where they are written. */
export function shownOnCards(): Map<string, string> {
  const source = readSource(['tools'])
  const texts = readTexts(source)
  const shown = new Map<string, string>()
  const objects = source.nodes('ObjectExpression').map(({ node, place }) => {
    const [kind = ''] = texts.of(propertyOf(node, 'kind'), { ...place, functions: [] })
    return { node, place, kind }
  })
  const labelled = new Set(objects.filter(({ kind }) => /^(figures|links)$/.test(kind)).map(({ place }) => place.file))
  for (const { node, place, kind } of objects) {
    const keys = [...(textsOfCard[kind] ?? []), ...(labelled.has(place.file) ? ['label'] : [])]
    const found = keys.flatMap(key => texts.of(propertyOf(node, key), place))
    // What has no words of its own holds what people called things.
    for (const text of found) if (/[a-z]{2}/i.test(text.replaceAll('{}', ''))) shown.set(text, place.file)
  }
  return shown
}
