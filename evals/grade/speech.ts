// What an answer does, in the languages people write in: it asks, it declines. Patterns, not a model.
import type { Fact } from '../format/value.ts'
import { plain } from '../match/fold.ts'

const requests = [
  /\b(please|kindly) (tell|specify|choose|pick|confirm|clarify|say|give|provide|name|let)/,
  /\b(let me know|tell me|which one|do you mean|did you mean|who do you mean|i need|i still need|what is missing)\b/,
  /\bbitte\b.{0,60}\b(nennen?|angeben|gib|geben|sag\w*|wahl\w*|prazisier\w*|bestatig\w*|teil\w*)/,
  /\b(welche[rnsm]?|wen|wem) (meinst|meinen|soll|genau)|\bmeinst du|\bmeinen sie|\bmir fehl\w+|\bes fehl\w+/,
  /\b(precise[zr]?|indique[zr]?|dites-moi|dis-moi|lequel|laquelle|lesquel\w+|il me manque|voulez-vous dire|veux-tu dire)\b/,
  /\b(specifica\w*|precisa\w*|indica\w*|dimmi|mi dica|quale dei|quale delle|chi intend\w+|mi serv\w+|mi manca)\b/,
  /\b(especifi\w+|indiqu\w+|diga-me|diz-me|qual dos|qual das|qual deles|preciso de saber|falta-me)\b/,
]

/** A question to the person, or an equivalent request. Question marks inside links don't count. */
export function asks(text: string): boolean {
  const words = plain(text.replace(/https?:\S+/g, ''))
  return /[?？]/.test(words) || requests.some(pattern => pattern.test(words))
}

const refusals = [
  /\b(can ?not|can't|couldn'?t|could not|unable|won't|will not|not able|not allowed|not permitted|not possible|impossible)\b/,
  /\b(don't|do not|doesn't|does not|didn't|did not|isn't|is not|aren't|are not|there'?s no|there is no|there are no)\b/,
  /\b(no (access|permission|right|such|matching|contact|invoice|record|entry|idea|information)|nothing (found|matches|was)|not found|no one called|no (\w+ ){1,2}(found|match\w*))\b/,
  /\b(sorry|unfortunately|only (an? |the )?owners?|outside|beyond|declin\w+|refus\w+|nothing was changed|never)\b/,
  /\b(kann|konnte|darf|werde|kenne|finde|fand|weiss|habe?n?|gibt|ist|sind|wurde|wird)\b.{0,50}\b(nicht|keine?[nrms]?|nichts)\b/,
  /\b(leider|nur (inhaber\w*|besitzer\w*|eigentumer\w*)|nicht (moglich|erlaubt|gefunden|vorhanden|zulassig)|keine berechtigung|kein zugriff|keine?n? \w+ gefunden|verweiger\w+)/,
  /\b(ne|n')\s?\w+.{0,30}\b(pas|aucune?|rien|jamais)\b|\b(desole\w*|impossible|malheureusement|refuse\w*|introuvable|aucune?)\b/,
  /\bnon\s+(\w+\s+){0,2}(posso|puo\w*|possiamo|trov\w+|ho|esist\w+|e|ce|ci|so|conosc\w+|risult\w+)\b|\b(purtroppo|mi dispiace|spiacente|nessun\w*|impossibile|rifiut\w+)\b/,
  /\bnao\s+(\w+\s+){0,2}(posso|pode\w*|consigo|encontr\w+|tenho|exist\w+|e|ha|sei|conhec\w+)\b|\b(infelizmente|lamento|desculp\w+|nenhum\w*|impossivel|recus\w+)\b/,
]

/** Says that it doesn't, can't, or that there is nothing to do it with. */
export function declines(text: string): boolean {
  const words = plain(text).replaceAll('’', "'")
  return refusals.some(pattern => pattern.test(words))
}

/** Asks for a go-ahead on something it proposes. */
export function asksApproval(text: string): boolean {
  return /\b(approv\w+|confirm\w*|go ahead|shall i|should i|bestatig\w*|freigeb\w*|genehmig\w*|soll ich|confirm\w*|approuv\w*|conferm\w*|approv\w*|procedo|confirma\w*|aprov\w*|devo)\b/.test(
    plain(text),
  )
}

/** `ask_about`: one text with alternatives by `|`, or a list of facts that all have to come up. */
export function askedFacts(about: string | Fact[] | undefined): Fact[] {
  if (about === undefined) return []
  const list = typeof about === 'string' ? [about] : about
  return list.map(item =>
    typeof item === 'string' && item.includes('|') && !item.startsWith('/') ? { any: item.split('|') } : item,
  )
}
