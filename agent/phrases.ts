// The few sentences that the agent says itself, without a model.
import type { ErrorCode } from '../db/errors.ts'
import type { PreviewAction } from '../tools/card.ts'
import type { Language } from '../tools/tool.ts'
import type { LimitKind } from './brakes.ts'

interface Phrases {
  /** `{what}` is what would be done. */
  awaiting: string
  /** What would be done, as a question. `{what}` is the names of the records concerned. */
  deeds: Record<PreviewAction, string>
  rejected: string
  rejectedSome: string
  alreadyDone: string
  alreadyRejected: string
  failedBefore: string
  expired: string
  unknownProposal: string
  invalidEdit: string
  changedSince: string
  linkRemoved: string
  /** Below an answer to a question about documents that cites none. */
  unbacked: string
  /** `{what}` is the pack's name. */
  packOff: string
  packOn: string
  /** Calls under way may need all that is left. */
  tokensHeld: string
  /** The person has used what an owner allowed them. */
  personCap: string
  errors: Partial<Record<ErrorCode, string>>
  limits: Record<LimitKind, string>
}

const phrases: Record<Language, Phrases> = {
  en: {
    awaiting: '{what} Nothing has been changed yet.',
    deeds: {
      update: 'Change {what}?',
      delete: 'Delete {what}?',
      merge: 'Merge {what}?',
      import: 'Import {what}?',
      send: 'Send {what}?',
      cancel: 'Cancel {what}?',
      invite: 'Invite {what}?',
      remove: 'Remove {what}?',
      run: 'Shall I do this?',
    },
    rejected: 'All right, I left it as it is.',
    rejectedSome: 'I left the rest as it is.',
    alreadyDone: 'That was already carried out.',
    alreadyRejected: 'That was already declined.',
    failedBefore: 'That could not be carried out. Ask for it again if you still want it.',
    expired: 'This proposal has expired. Ask for it again if you still want it.',
    unknownProposal: 'I do not know this proposal.',
    invalidEdit: 'The edited values do not fit: {what}. Nothing has been changed yet.',
    changedSince: 'This was changed after it was proposed, so nothing was done.',
    linkRemoved: '[link removed]',
    unbacked: 'Note: no document backs this answer.',
    packOff: 'The pack "{what}" is switched off in your organization.',
    packOn: 'An owner can switch it on: "enable the {what} pack".',
    tokensHeld: "Answers under way may need the rest of your organization's tokens. Please try again in a moment.",
    personCap:
      'You have used the tokens that an owner allows you in this period. An owner can raise your limit; it starts again with the next period.',
    errors: {
      quota_exhausted:
        'The tokens of your organization are used up. An owner can buy a token pack or a larger plan; the monthly tokens come back with the next billing period.',
      rate_limited: 'The language model gets too many requests right now. Please try again in a minute.',
      model_unavailable: 'The language model cannot be reached right now. Please try again in a moment.',
      model_error: 'The language model gave no usable answer. Please try again, or put it differently.',
      timeout: 'The language model took too long to answer. Please try again.',
      internal: 'Something went wrong on our side. Nothing was lost; please try again.',
    },
    limits: {
      steps:
        'I stopped because this took too many steps. What was done so far is shown above; please continue with a smaller request.',
      repeats:
        'I stopped because I was going round in circles. What was done so far is shown above; please put it differently.',
      time: 'I stopped because this took too long. What was done so far is shown above; please continue with a smaller request.',
      tokens:
        'I stopped because this used too many tokens. What was done so far is shown above; please continue with a smaller request.',
      cap: 'I stopped because this answer has cost what an owner allows for one. What was done so far is shown above; please continue with a smaller request.',
    },
  },
  de: {
    awaiting: '{what} Noch wurde nichts geändert.',
    deeds: {
      update: '{what} ändern?',
      delete: '{what} löschen?',
      merge: '{what} zusammenführen?',
      import: '{what} importieren?',
      send: '{what} verschicken?',
      cancel: '{what} stornieren?',
      invite: '{what} einladen?',
      remove: '{what} entfernen?',
      run: 'Soll ich das ausführen?',
    },
    rejected: 'Gut, ich habe nichts geändert.',
    rejectedSome: 'Das Übrige habe ich so gelassen.',
    alreadyDone: 'Das wurde bereits ausgeführt.',
    alreadyRejected: 'Das wurde bereits abgelehnt.',
    failedBefore: 'Das konnte nicht ausgeführt werden. Bitte noch einmal verlangen, falls es noch gewünscht ist.',
    expired: 'Dieser Vorschlag ist abgelaufen. Bitte noch einmal verlangen, falls er noch gewünscht ist.',
    unknownProposal: 'Diesen Vorschlag kenne ich nicht.',
    invalidEdit: 'Die geänderten Angaben passen nicht: {what}. Noch wurde nichts geändert.',
    changedSince: 'Das wurde nach dem Vorschlag geändert, darum ist nichts ausgeführt worden.',
    linkRemoved: '[Link entfernt]',
    unbacked: 'Hinweis: Kein Dokument belegt diese Antwort.',
    packOff: 'Das Paket «{what}» ist in Ihrer Organisation ausgeschaltet.',
    packOn: 'Ein Inhaber kann es einschalten: «Aktiviere das Paket {what}».',
    tokensHeld:
      'Laufende Antworten brauchen vielleicht die restlichen Tokens Ihrer Organisation. Bitte gleich noch einmal versuchen.',
    personCap:
      'Sie haben die Tokens verbraucht, die ein Inhaber Ihnen in dieser Periode erlaubt. Ein Inhaber kann Ihre Grenze erhöhen; mit der nächsten Periode beginnt sie neu.',
    errors: {
      quota_exhausted:
        'Die Tokens Ihrer Organisation sind aufgebraucht. Ein Inhaber kann ein Token-Paket oder ein grösseres Abo kaufen; das Monatskontingent kommt mit der nächsten Abrechnungsperiode zurück.',
      rate_limited: 'Das Sprachmodell erhält gerade zu viele Anfragen. Bitte in einer Minute noch einmal versuchen.',
      model_unavailable: 'Das Sprachmodell ist gerade nicht erreichbar. Bitte gleich noch einmal versuchen.',
      model_error:
        'Das Sprachmodell gab keine brauchbare Antwort. Bitte noch einmal versuchen oder anders formulieren.',
      timeout: 'Das Sprachmodell hat zu lange gebraucht. Bitte noch einmal versuchen.',
      internal: 'Bei uns ist etwas schiefgegangen. Nichts ging verloren; bitte noch einmal versuchen.',
    },
    limits: {
      steps:
        'Ich habe angehalten, weil das zu viele Schritte brauchte. Was bisher geschah, steht oben; bitte mit einer kleineren Anfrage weitermachen.',
      repeats:
        'Ich habe angehalten, weil ich mich im Kreis drehte. Was bisher geschah, steht oben; bitte anders formulieren.',
      time: 'Ich habe angehalten, weil das zu lange dauerte. Was bisher geschah, steht oben; bitte mit einer kleineren Anfrage weitermachen.',
      tokens:
        'Ich habe angehalten, weil das zu viele Tokens brauchte. Was bisher geschah, steht oben; bitte mit einer kleineren Anfrage weitermachen.',
      cap: 'Ich habe angehalten, weil diese Antwort so viel gekostet hat, wie ein Inhaber für eine erlaubt. Was bisher geschah, steht oben; bitte mit einer kleineren Anfrage weitermachen.',
    },
  },
  fr: {
    awaiting: "{what} Rien n'a encore été modifié.",
    deeds: {
      update: 'Modifier {what} ?',
      delete: 'Supprimer {what} ?',
      merge: 'Fusionner {what} ?',
      import: 'Importer {what} ?',
      send: 'Envoyer {what} ?',
      cancel: 'Annuler {what} ?',
      invite: 'Inviter {what} ?',
      remove: 'Retirer {what} ?',
      run: 'Dois-je le faire ?',
    },
    rejected: "Entendu, je n'ai rien modifié.",
    rejectedSome: "J'ai laissé le reste tel quel.",
    alreadyDone: 'Cela a déjà été exécuté.',
    alreadyRejected: 'Cela a déjà été refusé.',
    failedBefore: "Cela n'a pas pu être exécuté. Redemandez-le si vous le voulez toujours.",
    expired: 'Cette proposition a expiré. Redemandez-la si vous la voulez toujours.',
    unknownProposal: 'Je ne connais pas cette proposition.',
    invalidEdit: "Les valeurs modifiées ne conviennent pas : {what}. Rien n'a encore été modifié.",
    changedSince: "Cela a été modifié depuis la proposition, rien n'a donc été exécuté.",
    linkRemoved: '[lien supprimé]',
    unbacked: 'Remarque : aucun document n’appuie cette réponse.',
    packOff: 'Le module « {what} » est désactivé dans votre organisation.',
    packOn: 'Un propriétaire peut l’activer : « Active le module {what} ».',
    tokensHeld:
      'Des réponses en cours pourraient utiliser les derniers jetons de votre organisation. Réessayez dans un instant.',
    personCap:
      'Vous avez utilisé les jetons qu’un propriétaire vous accorde pour cette période. Un propriétaire peut relever votre limite ; elle repart avec la prochaine période.',
    errors: {
      quota_exhausted:
        'Les jetons de votre organisation sont épuisés. Un propriétaire peut acheter un lot de jetons ou un abonnement plus grand ; le quota mensuel revient avec la prochaine période de facturation.',
      rate_limited: 'Le modèle de langage reçoit trop de demandes en ce moment. Réessayez dans une minute.',
      model_unavailable: "Le modèle de langage n'est pas joignable en ce moment. Réessayez dans un instant.",
      model_error: "Le modèle de langage n'a pas donné de réponse utilisable. Réessayez ou formulez autrement.",
      timeout: 'Le modèle de langage a mis trop de temps à répondre. Réessayez.',
      internal: "Un problème est survenu de notre côté. Rien n'est perdu ; réessayez.",
    },
    limits: {
      steps:
        "Je me suis arrêté : il fallait trop d'étapes. Ce qui a été fait figure ci-dessus ; continuez avec une demande plus petite.",
      repeats: 'Je me suis arrêté : je tournais en rond. Ce qui a été fait figure ci-dessus ; formulez autrement.',
      time: 'Je me suis arrêté : cela durait trop longtemps. Ce qui a été fait figure ci-dessus ; continuez avec une demande plus petite.',
      tokens:
        'Je me suis arrêté : cela consommait trop de jetons. Ce qui a été fait figure ci-dessus ; continuez avec une demande plus petite.',
      cap: 'Je me suis arrêté : cette réponse a coûté ce qu’un propriétaire accorde pour une seule. Ce qui a été fait figure ci-dessus ; continuez avec une demande plus petite.',
    },
  },
  it: {
    awaiting: '{what} Non è ancora stato modificato nulla.',
    deeds: {
      update: 'Modificare {what}?',
      delete: 'Eliminare {what}?',
      merge: 'Unire {what}?',
      import: 'Importare {what}?',
      send: 'Inviare {what}?',
      cancel: 'Annullare {what}?',
      invite: 'Invitare {what}?',
      remove: 'Rimuovere {what}?',
      run: 'Devo farlo?',
    },
    rejected: 'Va bene, non ho modificato nulla.',
    rejectedSome: "Il resto l'ho lasciato com'è.",
    alreadyDone: 'È già stato eseguito.',
    alreadyRejected: 'È già stato rifiutato.',
    failedBefore: 'Non è stato possibile eseguirlo. Lo richieda se serve ancora.',
    expired: 'Questa proposta è scaduta. La richieda se serve ancora.',
    unknownProposal: 'Non conosco questa proposta.',
    invalidEdit: 'I valori modificati non vanno bene: {what}. Non è ancora stato modificato nulla.',
    changedSince: 'È stato modificato dopo la proposta, quindi non ho eseguito nulla.',
    linkRemoved: '[link rimosso]',
    unbacked: 'Nota: nessun documento conferma questa risposta.',
    packOff: 'Il pacchetto «{what}» è disattivato nella vostra organizzazione.',
    packOn: 'Un proprietario può attivarlo: «Attiva il pacchetto {what}».',
    tokensHeld:
      'Le risposte in corso potrebbero richiedere gli ultimi token della vostra organizzazione. Riprovi tra un momento.',
    personCap:
      'Ha usato i token che un proprietario le concede in questo periodo. Un proprietario può alzare il limite; ricomincia con il prossimo periodo.',
    errors: {
      quota_exhausted:
        'I token della vostra organizzazione sono esauriti. Un titolare può acquistare un pacchetto di token o un piano più grande; la quota mensile torna con il prossimo periodo di fatturazione.',
      rate_limited: 'Il modello linguistico riceve troppe richieste in questo momento. Riprovi tra un minuto.',
      model_unavailable: 'Il modello linguistico non è raggiungibile in questo momento. Riprovi tra poco.',
      model_error: 'Il modello linguistico non ha dato una risposta utilizzabile. Riprovi o formuli diversamente.',
      timeout: 'Il modello linguistico ha impiegato troppo tempo. Riprovi.',
      internal: 'Qualcosa è andato storto da parte nostra. Nulla è andato perso; riprovi.',
    },
    limits: {
      steps:
        'Mi sono fermato perché servivano troppi passi. Quanto fatto finora è qui sopra; continui con una richiesta più piccola.',
      repeats: 'Mi sono fermato perché giravo in tondo. Quanto fatto finora è qui sopra; formuli diversamente.',
      time: 'Mi sono fermato perché durava troppo. Quanto fatto finora è qui sopra; continui con una richiesta più piccola.',
      tokens:
        'Mi sono fermato perché servivano troppi token. Quanto fatto finora è qui sopra; continui con una richiesta più piccola.',
      cap: 'Mi sono fermato perché questa risposta è costata quanto un proprietario concede per una sola. Quanto fatto finora è qui sopra; continui con una richiesta più piccola.',
    },
  },
  pt: {
    awaiting: '{what} Ainda não foi alterado nada.',
    deeds: {
      update: 'Alterar {what}?',
      delete: 'Apagar {what}?',
      merge: 'Juntar {what}?',
      import: 'Importar {what}?',
      send: 'Enviar {what}?',
      cancel: 'Anular {what}?',
      invite: 'Convidar {what}?',
      remove: 'Remover {what}?',
      run: 'Devo fazê-lo?',
    },
    rejected: 'Certo, não alterei nada.',
    rejectedSome: 'Deixei o resto como está.',
    alreadyDone: 'Isso já foi executado.',
    alreadyRejected: 'Isso já foi recusado.',
    failedBefore: 'Não foi possível executar isso. Peça de novo se ainda quiser.',
    expired: 'Esta proposta expirou. Peça de novo se ainda quiser.',
    unknownProposal: 'Não conheço esta proposta.',
    invalidEdit: 'Os valores alterados não servem: {what}. Ainda não foi alterado nada.',
    changedSince: 'Isso foi alterado depois da proposta, por isso nada foi executado.',
    linkRemoved: '[ligação removida]',
    unbacked: 'Nota: nenhum documento sustenta esta resposta.',
    packOff: 'O pacote «{what}» está desligado na vossa organização.',
    packOn: 'Um proprietário pode ligá-lo: «Liga o pacote {what}».',
    tokensHeld:
      'As respostas em curso podem precisar dos últimos tokens da sua organização. Tente de novo daqui a pouco.',
    personCap:
      'Usou os tokens que um proprietário lhe permite neste período. Um proprietário pode aumentar o limite; recomeça no próximo período.',
    errors: {
      quota_exhausted:
        'Os tokens da sua organização acabaram. Um proprietário pode comprar um pacote de tokens ou um plano maior; a quota mensal volta com o próximo período de faturação.',
      rate_limited: 'O modelo de linguagem recebe demasiados pedidos neste momento. Tente de novo dentro de um minuto.',
      model_unavailable: 'O modelo de linguagem não está acessível neste momento. Tente de novo daqui a pouco.',
      model_error: 'O modelo de linguagem não deu uma resposta utilizável. Tente de novo ou diga de outra forma.',
      timeout: 'O modelo de linguagem demorou demasiado a responder. Tente de novo.',
      internal: 'Algo correu mal do nosso lado. Nada se perdeu; tente de novo.',
    },
    limits: {
      steps:
        'Parei porque eram precisos demasiados passos. O que foi feito está acima; continue com um pedido mais pequeno.',
      repeats: 'Parei porque andava às voltas. O que foi feito está acima; diga de outra forma.',
      time: 'Parei porque demorava demasiado. O que foi feito está acima; continue com um pedido mais pequeno.',
      tokens:
        'Parei porque gastava demasiados tokens. O que foi feito está acima; continue com um pedido mais pequeno.',
      cap: 'Parei porque esta resposta custou o que um proprietário permite para uma só. O que foi feito está acima; continue com um pedido mais pequeno.',
    },
  },
}

export type Phrase = Exclude<keyof Phrases, 'errors' | 'limits' | 'deeds'>

/** `what` fills the gap of the phrase. */
export function phrase(name: Phrase, language: Language, what = ''): string {
  return phrases[language][name].replace('{what}', what)
}

/** "Send 2026-0007?" */
export function deedPhrase(action: PreviewAction, language: Language, what: string): string {
  return phrases[language].deeds[action].replace('{what}', what)
}

/** The sentence of an error that the agent words itself; others keep the words they were thrown with. */
export function errorSentence(code: ErrorCode, language: Language): string | undefined {
  return phrases[language].errors[code]
}

export function limitSentence(kind: LimitKind, language: Language): string {
  return phrases[language].limits[kind]
}
