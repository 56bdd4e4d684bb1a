// Which language a person writes in: everyday words and typical letters, no statistics to load. Works on two-word messages.

import type { Language } from '../tools/tool.ts'
import { languages } from '../tools/tool.ts'
import { allLexicons } from './models/offline/lexicons/all.ts'

const everydayWords: Record<Language, string> = {
  en: `the and of to is are was for with on at by from this that these those it its he she they them him her his their my our me i you we
    what who when where which how why does did do don't doesn't not please show add create new delete remove set make mark tell find
    list give all any open overdue due task tasks contact contacts client clients customer customers invoice invoices meeting note
    remind call tomorrow today yesterday next last week month friday monday tuesday wednesday thursday saturday sunday undo thanks
    thank yes no hi hello there have has can could would should will as about into change update rename done everything company people
    booking bookings reminder high low many much never mind actually instead same one both second first yep nope sure phone leads
    schedule need us i'm it's what's who's let's than then if only unless before after until since without met must be been being paid pay send email hour hours minutes half later earlier back she's he's met spoke put tag`,
  de: `der die das den dem des ein eine einen einem einer eines und oder ist sind war waren nicht kein keine keinen mit für von vom zu zum
    zur bei bis im am in auf aus an um nach über unter vor ich du er sie es wir ihr ihm ihn ihnen mich mir dich dir uns mein meine meinen
    unser unsere bitte zeig zeige zeigen lösche löschen lege leg anlegen erstelle erstellen erfasse neue neuer neues neuen alle alles
    offene offenen offener fällig überfällig aufgabe aufgaben projekt projekte kontakt kontakte kunde kundin kunden rechnung rechnungen termin termine
    firma notiz erinnere erinnerung anrufen ruf morgen heute gestern übermorgen nächste nächsten nächster letzte letzten woche monat
    montag dienstag mittwoch donnerstag freitag samstag sonntag rückgängig danke ja nein doch wer wie was wann wo welche welcher wieviel
    wieviele viele gibt hat haben habe kann kannst könntest würdest soll mach mache setze setz ändere ändern füge hinzu markiere als
    erledigt erledige auch noch dass wenn falls nur ob sowie beide zweite erste und stattdessen lieber gemeint meinte hallo guten schon bereits heisst heissen jetzt ohne kontakte beim dazu dafür steht stehen tag
    suche such gib mail nummer telefon kontaktdaten fürs email frau herr ende anfang werden wird habe hast mal den diese dieser dieses welches bring nenne stunde stunden minuten später früher`,
  fr: `le la les un une des du de et ou est sont était pas ne avec pour par sur dans chez au aux je tu il elle nous vous ils elles me moi
    toi lui leur mon ma mes notre nos ce cet cette ces que qui quoi quand où quel quelle quels quelles combien comment merci oui non
    s'il plaît svp stp montre montrer affiche crée créer ajoute ajouter supprime supprimer efface modifie change mets mettre marque
    nouveau nouvelle nouveaux tâche tâches projet projets contact contacts client cliente clients facture factures rendez-vous rappelle rappel appeler
    demain aujourd'hui hier après-demain prochain prochaine semaine mois lundi mardi mercredi jeudi vendredi samedi dimanche annule
    annuler tous toutes tout ouvertes ouverts retard échéance société entreprise comme bonjour salut deux premier deuxième jusqu'à avant
    après depuis si sauf aussi pareil plutôt fais faire liste trouve cherche donne envoie enlève retire rien tag étiquette coordonnées email mail numéro c'est qu'est-ce est-ce j'ai as-tu avons terminée déjà encore aussi celui celle ceux cela ça mais sans sous chaque leurs ses son sa heure heures plus tard tôt`,
  it: `il lo la gli le un una uno di del della dei delle dello e o è sono era non con per da dal dalla su nel nella in al alla ai io tu lui
    lei noi voi loro mi ti ci mio mia miei nostro nostra questo questa questi che chi cosa quando dove quale quali quanto quanti quante
    come grazie sì no per favore mostra mostrami crea creare aggiungi aggiungere elimina eliminare cancella modifica cambia metti segna
    nuovo nuova nuovi attività progetto progetti compito compiti contatto contatti cliente clienti fattura fatture appuntamento ricordami promemoria
    chiamare domani oggi ieri dopodomani prossimo prossima settimana mese lunedì martedì mercoledì giovedì venerdì sabato domenica annulla
    tutti tutte tutto aperte aperti scadute scaduti scadenza azienda società ciao buongiorno due primo secondo fino prima dopo se anche
    invece fai fare elenca trova cerca dammi numero email c'è abbiamo completata fatto dell' all' fammi vedere già ancora ma suo sua ha hanno ho quello quella ora ore minuti più tardi tag`,
  pt: `o os um uma de do da dos das e ou é são era não com para por pelo pela em no na nos nas ao à aos eu tu você ele ela nós eles elas me
    mim meu minha nosso nossa este esta isto esse essa que quem quando onde qual quais quanto quantos quantas como obrigado obrigada sim
    favor mostra mostre mostrar cria crie criar adiciona adicione adicionar elimina elimine apaga apague apagar remove altera altere muda
    mude marca marque novo nova novos tarefa tarefas projeto projetos contacto contactos contato contatos cliente clientes fatura faturas reunião lembra-me
    lembre-me lembrete ligar amanhã hoje ontem depois próximo próxima semana mês segunda terça quarta quinta sexta sábado domingo desfaz
    desfazer anula todas todos tudo abertas abertos atrasadas atraso vencidas prazo empresa olá oi bom dia dois primeiro segundo até antes
    desde se também afinal antes faz fazer lista encontra procura dá-me número há temos concluída feita segunda-feira terça-feira
    quarta-feira quinta-feira sexta-feira esqueça quero estão tornou virou ficou passou mudou foi está regista registar crie põe coloca etiqueta morada telemóvel telefone moeda usamos email sem já ainda mas seu sua lhe pelos pelas pagou pago isso isto esta nesta neste hora horas minutos mais tarde cedo tag`,
}

/** Letters and endings that one language has and its neighbours have not, with what they are worth. */
const traits: [RegExp, Language, number][] = [
  [/ß/, 'de', 3],
  [/[äöü]/, 'de', 1.2],
  [/\p{L}{2}(ung|ungen|heit|keit|lich|isch|schaft|tag)(?!\p{L})/u, 'de', 0.6],
  [/[ãõ]/, 'pt', 3],
  [/(ção|ções|nh|lh)/, 'pt', 1.5],
  [/\p{L}-(se|me|te|lhe|nos|lo|la)(?!\p{L})/u, 'pt', 0.8],
  [/[œêîûë]/, 'fr', 1.2],
  [/ç/, 'fr', 0.5],
  [/ç/, 'pt', 0.5],
  [/\p{L}-(moi|toi|tu|vous|il|elle|on|ce|je|nous|lui|leur)(?!\p{L})/u, 'fr', 1.5],
  [/\p{L}-(le|la|les)(?!\p{L})/u, 'fr', 0.8],
  [/(?<!\p{L})(l|d|j|n|qu|c|m|s)['’](?=\p{L})/u, 'fr', 1],
  [/(eau|eaux|eux|aux|ées)(?!\p{L})/u, 'fr', 0.6],
  [/[ìò]/, 'it', 2],
  [/[èé]/, 'fr', 0.5],
  [/(zione|zioni|gli|cchi|zzo|ezza)/, 'it', 1],
  [/(?<!\p{L})(dell|all|nell|sull|un|c|l)['’](?=\p{L})/u, 'it', 0.8],
  [/(ing|'s|n't|'ll|'ve)(?!\p{L})/u, 'en', 0.6],
]

let indexed: Map<string, Language[]> | undefined

/** Which languages a word belongs to. Made when it is first needed. */
function languagesOf(word: string): Language[] {
  indexed ??= indexWords()
  return indexed.get(word) ?? []
}

function indexWords(): Map<string, Language[]> {
  const index = new Map<string, Language[]>()
  const add = (word: string, language: Language) => index.set(word, [...(index.get(word) ?? []), language])
  for (const language of languages) {
    const words = everydayWords[language].split(/\s+/).filter(Boolean)
    // Typed in haste, "já" is "ja" and may be German as well.
    const bare = words.map(withoutAccents).filter(word => word.length > 1)
    for (const word of new Set([...words, ...bare])) add(word, language)
  }
  const everyday = new Set(index.keys())
  for (const language of languages) {
    for (const word of verbsOf(language)) if (!everyday.has(word)) add(word, language)
  }
  return index
}

function withoutAccents(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '')
}

/** What people tell a CRM to do, as the offline model knows it: "archive", "acrescenta". Shorter words are everybody's. */
function verbsOf(language: Language): Set<string> {
  const { actions, phrases } = allLexicons[language]
  const commands = Object.entries(phrases).flatMap(([means, text]) => (means.startsWith('action:') ? [text] : []))
  const verbs = [...Object.values(actions), ...commands]
    .join(',')
    .split(',')
    .flatMap(phrase => /^\s*(\p{L}{4,})(?: \.\.\. .*)?\s*$/u.exec(phrase)?.[1] ?? [])
  return new Set(verbs)
}

/** Every language's score for a text; a word shared by several languages counts less for each. */
export function languageScores(text: string): Record<Language, number> {
  const scores: Record<Language, number> = { en: 0, de: 0, fr: 0, it: 0, pt: 0 }
  const words = stripData(text.replaceAll('’', "'"))
  const lower = words.toLowerCase()
  for (const token of lower.match(/[\p{L}'-]+/gu) ?? []) {
    for (const part of wordForms(token)) {
      const found = languagesOf(part)
      for (const language of found) scores[language] += 1.5 / found.length
    }
  }
  // Names keep the letters of their own language, so capitalised words show no traits.
  const plain = words.replace(/(?<![\p{L}'])\p{Lu}[\p{L}'-]*/gu, ' ')
  for (const [pattern, language, weight] of traits) if (pattern.test(plain)) scores[language] += weight
  // Names decide between neighbours that are even otherwise: "mostra a Inês".
  if (/[ãõ]|lh[aeo]|nh[aeo]|[êâ]s/u.test(words)) scores.pt += 0.3
  return scores
}

/** The language of a text, or `fallback` when the text doesn't tell (names, numbers, "ok"). */
export function detectLanguage(text: string, fallback: Language): Language {
  const scores = languageScores(text)
  const ranked = [...languages].sort((a, b) => scores[b] - scores[a])
  const [best, second] = ranked
  if (!best || !second || scores[best] < 0.5) return fallback
  // A near tie on little evidence is no evidence: the conversation's language stays.
  if (scores[best] - scores[fallback] < 0.3 && scores[fallback] > 0) return fallback
  return best
}

/** Addresses, links and quoted names say nothing about the language of the command around them. */
function stripData(text: string): string {
  return text
    .replace(/\S+@\S+|https?:\S+|www\.\S+/g, ' ')
    .replace(/[«"“„][^»"”“]*[»"”“]|(?<![\p{L}\d])'[^'\n]{2,}'(?![\p{L}\d])/gu, ' ')
}

function wordForms(token: string): string[] {
  const trimmed = token.replace(/^['-]+|['-]+$/g, '')
  if (languagesOf(trimmed).length > 0) return [trimmed]
  return trimmed.split(/[-']/).filter(Boolean)
}
