// The words of a question or a text that say what it is about: folded as `app.fold_words` folds them, without the small
// words of five languages.

const stopWords = new Set(
  `a about after all also am an and any are as at be been before between but by can could did do does for from get had has have
  how i if in into is it its just like may me much many my need no not of off on one only or our out over per please say says
  she should so some such tell than that the their them then there these they this those through to too under until up us use was
  we were what when where which while who whom whose why will with would you your according document documents file files

  aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bitte da damit dann das dass dein dem den der des
  die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas euer fur gibt haben hat
  hatte hier ich ihm ihn ihr ihre im in ist ja kann kannst kein keine konnen mein meine mit mussen muss nach nicht noch nur ob oder
  ohne sagt sein seine sich sie sind so soll sollte steht uber um und uns unser unsere unserem unseren unserer unter viel viele vom
  von vor wann war warum was weil welche welchem welchen welcher welches wenn wer werden wie wieviel wir wird wo woher wohin wurde
  wurden zu zum zur dokument datei

  ai ainsi apres au aucun aussi autre aux avec avoir avons ca car ce ceci cela ces cet cette ceux chez comme comment dans de des
  dit dois doit doivent donc dont du elle elles en est et etre eu fait faut ici il ils j je l la le les leur leurs lui ma mais me
  mes moi mon ne nos notre nous on ont ou par pas peut peuvent plus pour pourquoi qu quand que quel quelle quelles quels qui quoi sa
  sans se selon ses si son sont sous sur ta te tes toi ton tous tout toute toutes tu un une vers vos votre vous y combien fichier

  agli al alla alle allo anche c che chi ci come con cosa cui da dai dal dalla dalle degli dei del della delle dello di dove e ecco
  gli ha hanno ho i il io la le lei lo loro lui ma mi mia mio ne negli nei nel nella nelle noi non nostra nostro o ogni per perche
  piu puo qual quale quali quando quanta quante quanti quanto quella quelle quelli quello questa queste questi questo se sei si sia
  siamo sono su sul sulla suo tra tu tutti tutto un una uno vi voi

  ao aos as ate com como da das de dela dele delas deles do dos e ela elas ele eles em entre era essa esse esta estao este eu foi ha
  isso isto ja mais mas me meu minha muito na nao nas nem no nos nossa nosso o os ou para pela pelo pode podem por porque qual quais
  quando quantas quanto quantos que quem se sem ser seu seus so sua suas tem temos um uma umas uns voce`
    .split(/\s+/)
    .filter(Boolean),
)

/** No case, no accents. */
export function foldWords(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss')
}

/** Every word of a text in its order, folded, without the small ones. */
export function contentWords(text: string): string[] {
  const words = foldWords(text).match(/[\p{L}\p{N}]+/gu) ?? []
  return words.filter(word => (word.length > 1 || /\d/.test(word)) && !stopWords.has(word))
}

const maxTerms = 24

/**
 * What a question looks for, as beginnings of words: endings differ between question and text ("invoices", "invoice"). A
 * question of small words only looks for those.
 */
export function searchTerms(question: string): string[] {
  const words = contentWords(question)
  const given = words.length > 0 ? words : (foldWords(question).match(/[\p{L}\p{N}]+/gu) ?? [])
  return [...new Set(given.map(stem))].slice(0, maxTerms)
}

/** Numbers are themselves. A word loses as much of its end as it can without becoming another. */
function stem(word: string): string {
  if (/\d/.test(word) || word.length < 5) return word
  if (word.length >= 9) return word.slice(0, -3)
  return word.length >= 7 ? word.slice(0, -2) : word.slice(0, -1)
}
