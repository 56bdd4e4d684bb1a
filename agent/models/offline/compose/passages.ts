// An answer from documents without a language model: the sentences that answer, word by word, each with its passage's number.
import type { Card } from '../../../../tools/card.ts'
import { relevantFrom } from '../../../../tools/documents/relevance.ts'
import type { Language } from '../../../../tools/tool.ts'

type Passages = Extract<Card, { kind: 'passages' }>

/** A second one is said, too, when it fits nearly as well. */
const near = 0.85
const saidPassages = 2

interface Words {
  nothing: string
  available: string
  empty: string
}

const words: Record<Language, Words> = {
  en: {
    nothing: 'I don’t know: I found nothing about that in your documents.',
    available: 'There is, among others:',
    empty: 'I don’t know: there are no documents yet that I could look into. Drop a file into the chat to add one.',
  },
  de: {
    nothing: 'Das weiss ich nicht: In Ihren Dokumenten habe ich nichts dazu gefunden.',
    available: 'Es gibt zum Beispiel:',
    empty:
      'Das weiss ich nicht: Es gibt noch keine Dokumente, in denen ich nachsehen könnte. Ziehen Sie eine Datei in den Chat, um eine hinzuzufügen.',
  },
  fr: {
    nothing: 'Je ne sais pas : je n’ai rien trouvé à ce sujet dans vos documents.',
    available: 'Il y a par exemple :',
    empty:
      'Je ne sais pas : il n’y a pas encore de documents à consulter. Glissez un fichier dans le chat pour en ajouter un.',
  },
  it: {
    nothing: 'Non lo so: nei Suoi documenti non ho trovato nulla su questo.',
    available: 'Ci sono per esempio:',
    empty: 'Non lo so: non ci sono ancora documenti in cui guardare. Trascini un file nella chat per aggiungerne uno.',
  },
  pt: {
    nothing: 'Não sei: não encontrei nada sobre isso nos seus documentos.',
    available: 'Há, por exemplo:',
    empty: 'Não sei: ainda não há documentos onde procurar. Arraste um ficheiro para o chat para adicionar um.',
  },
}

export function passagesSentence({ passages, searched, available }: Passages, language: Language): string {
  const { nothing, available: offered, empty } = words[language]
  if (searched === 0) return empty
  const [best, ...others] = passages.filter(passage => passage.relevance >= relevantFrom)
  if (best === undefined) return `${nothing} ${offered} ${available.join(', ')}.`
  const told = [best, ...others.filter(passage => passage.relevance >= best.relevance * near)].slice(0, saidPassages)
  return told.map(({ quote, index }) => `${oneLine(quote)} [${index}]`).join('\n')
}

/** Marks in a document are its own, not ours. */
function oneLine(quote: string): string {
  return quote.replace(/\s+/g, ' ').replace(/[[\]【】]/g, '')
}
