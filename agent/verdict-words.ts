// How people say yes and no, formally and not. Commas separate; case, accents and apostrophes don't matter.

export const answers = {
  approve: `yes, y, yeah, yea, yep, yup, ya, yes to all, aye, sure, sure thing, ok, okay, okey, oki, k, kk, fine, fine by me, go, go on, go ahead, go for it, carry on, by all means, for sure, you bet, im sure, i am sure, thats right, right, exactly, perfect, great, why not, do it, do that,
    do so, please do, proceed, confirm, confirmed, i confirm, approve, approved, i approve, accept, accepted, absolutely, definitely, correct,
    of course, sounds good, looks good, lgtm, alright, all right, agreed, make it so, yes do it, that is fine, thats fine, thats ok,
    ja, jo, joo, jep, jap, jup, jupp, jawohl, jawoll, joa, ja klar, klar, klar doch, na klar, natürlich, sicher, gern, gerne, passt, passt so, das passt, passt schon, in ordnung,
    einverstanden, genau, richtig, korrekt, nur zu, los gehts, ich bin sicher, bin sicher, perfekt, mach nur, mach, mach das, mach es, machs, mach mal, mach ruhig, mach so, tu es, tu das, ok mach, machen, bitte machen, bestätigt, bestätigen, bestätige, ich bestätige,
    genehmigt, genehmigen, freigeben, freigegeben, los, leg los, ausführen, stimmt, geht klar, geht in ordnung, alles klar, gut so, ist gut, ist ok, ist okay, isch guet, isch ok, kein problem,
    aber ja, ja doch, unbedingt, selbstverständlich, von mir aus, meinetwegen,
    oui, ouais, ouaip, dac, d'accord, daccord, ok d'accord, vas-y, allez-y, allez, c'est bon, c'est ok, ça marche, ça va, ça roule, parfait, bien sûr, volontiers, je confirme, confirme, confirmé,
    confirmer, je valide, valide, validé, valider, fais-le, faites-le, fais ça, entendu, tout à fait, exact, exactement, c'est ça, c'est parti, fonce, je suis sûr, je suis sûre, absolument, bien entendu, pas de problème, approuvé, approuver,
    sì, si, certo, certamente, va bene, d'accordo, procedi, proceda, procediamo, conferma, confermo, confermato, fallo, lo faccia, perfetto, esatto, vai, vai pure, faccia pure, fai pure,
    assolutamente sì, certo che sì, esattamente, proprio così, sono sicuro, sono sicura, nessun problema, approvo, approvato, per me va bene,
    sim, claro, claro que sim, pode, pode ser, pode fazer, tá, tá bom, tá bem, está bem, está bom, confirmado, força, avança, avance, faz, faz isso, faça, faça isso, com certeza,
    perfeito, confirma, confirme, confirmo, beleza, combinado, isso mesmo, exato, isso aí, bora, vai, vai em frente, manda ver, positivo, tenho a certeza, tenho certeza, certeza, sem problema, de acordo, aprovo, aprovado, pode avançar`,
  reject: `no, n, nope, nah, nay, never, cancel, cancel that, cancel it, stop, abort, reject, rejected, deny, denied, decline, declined, don't, do not, don't do it, do not do it, don't do that, no way, not now,
    not yet, better not, rather not, id rather not, nevermind, never mind, forget it, forget that, leave it, leave it alone, skip, skip it, no don't, please don't, of course not, absolutely not, hell no, nothing,
    nein, nö, nee, ne, nei, nöd, nicht, noch nicht, lieber nicht, besser nicht, bitte nicht, bloss nicht, auf keinen fall, keinesfalls, abbrechen, abbruch, brich ab, stopp, halt, lass es, lass das, lass mal, lass sein,
    lass gut sein, vergiss es, vergiss das, ablehnen, abgelehnt, mach das nicht, mach es nicht, tu es nicht, nicht machen, doch nicht, ja nicht, nicht jetzt, nein danke, natürlich nicht, sicher nicht, egal, schon gut,
    non, nan, pas encore, ne l'envoie pas, ne l'envoyez pas, n'envoie pas, ne le supprime pas, ne la supprime pas, ne les supprime pas, ne l'annule pas, n'annule pas, surtout pas, pas du tout, annule, annuler, annulez, laisse tomber, laissez tomber, laisse, plutôt pas, mieux pas, pas maintenant, ne fais pas ça, ne le fais pas, ne fais rien, jamais, refuser, refuse, refusé, arrête, bien sûr que non,
    non ancora, non inviarla, non mandarla, non eliminarlo, non eliminarla, non cancellarlo, non cancellarla, niente, annulla, annullare, lascia stare, lascia perdere, lasci stare, meglio di no, non farlo, non lo faccia, assolutamente no, certo che no, rifiuta, rifiuto, rifiutato, ferma, fermo, non ora, mai,
    não, nao, ainda não, não a envies, não envies, não envie, não a envie, não o apagues, não a apagues, não apagues, não apague, cancela, cancelar, cancele, deixa, deixa pra lá, deixa para lá, deixa estar, melhor não, não faça, não faça isso, não faças, nem pensar, agora não, claro que não, esquece, esqueça, recusar, recuso, recusado, para, pare`,
} as const

export const fillers = `please, wait, hold on, warte, attends, aspetta, espera, pls, plz, thanks, thank you, thx, then, so, well, hm, hmm, uh, oh, now, both, all, everything, all of them, both of them, it, that, them, just, actually, really, indeed, mate, right away, i said, you can, you may,
  bitte, danke, dann, jetzt, alle, beide, alles, es, das, mal, also, na, ach, eigentlich, merci vielmal, wirklich, sofort, gleich, bitte sehr, du kannst, kannst, kannst du, darfst du, ruhig,
  merci, svp, stp, s'il te plaît, s'il vous plaît, alors, maintenant, tous, toutes, les deux, tout, ben, bon, finalement, vraiment, tout de suite, tu peux, vous pouvez, peux,
  grazie, per favore, per piacere, allora, adesso, tutti, tutte, entrambi, tutto, beh, davvero, subito, puoi, può pure,
  obrigado, obrigada, por favor, então, agora, todos, todas, ambos, tudo, isso, bem, podes, pode, podem, mesmo, à vontade`

/** Words for an action, by the verb that a tool's name starts with. */
export const verbs: Record<string, string> = {
  delete: `weg, damit, raus, delete, remove, erase, bin, scrap, ditch, drop, get, rid, of, him, her, it, them, löschen, lösche, lösch, entfernen, entferne, entfern, ihn, sie, es, supprime, supprimer, supprimez, efface, effacer, le, la, les, eliminalo, eliminala, elimina, eliminare,
    cancellalo, cancellala, cancella, elimine, apaga, apague, apagar, eliminar, apaga-o, apaga-a`,
  remove: `remove, delete, him, her, it, them, entfernen, entferne, löschen, ihn, sie, es, retire, retirer, supprimer, le, la, les, rimuovi, togli, remover, remova`,
  cancel: `cancel, call, off, drop, it, them, stornieren, storniere, absagen, sage, ab, ihn, sie, es, la, le, les`,
  merge: `merge, it, them, zusammenführen, vereinen, führe, sie, zusammen, fusionne, fusionner, les, unisci, unire, junta, juntar, unir`,
  send: `abschicken, absenden, verschicken, versenden, rausschicken, expédie, expédier, expédiez, spedisci, expede, dispatch, send, it, them, off, out, away, raus, damit, los, weg, senden, sende, schicken, schick, schicke, ab, sie, es, envoie, envoyer, envoyez, la, le, les, invia, inviala, inviare, manda, mandala, envia, enviar, envie, manda`,
  update: `change, update, it, them, ändern, ändere, es, sie, modifie, modifier, le, la, modifica, modificare, altera, alterar, muda`,
  complete: `complete, finish, close, it, them, abschliessen, erledigen, sie, termine, terminer, la, completa, completare, conclui, concluir`,
  undo: `undo, it, rückgängig, machen, annule, annuler, annulla, desfaz, desfazer`,
}
