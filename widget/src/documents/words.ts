// What this part says, in the reader's language.
import type { Language } from '../strings.ts'

export interface DocumentWords {
  uploading: string
  pending: string
  processing: string
  complete: string
  known: string
  failed: string
  deleted: string
  unreachable: string
  share: string
  /** What is said in the person's name to share `{}` with the team. */
  shareCommand: string
  close: string
  download: string
  page: string
}

export const documentWords: Record<Language, DocumentWords> = {
  en: {
    uploading: 'Uploading …',
    pending: 'Waiting to be read',
    processing: 'Being read …',
    complete: 'Ready: ask about it',
    known: 'Was here already',
    failed: 'Can not be read',
    deleted: 'This document was deleted, or you may no longer see it.',
    unreachable: 'The server can not be reached.',
    share: 'Share with the team',
    shareCommand: 'Share the document "{}" with the team',
    close: 'Close',
    download: 'Download',
    page: 'Page {}',
  },
  de: {
    uploading: 'Wird hochgeladen …',
    pending: 'Wartet aufs Lesen',
    processing: 'Wird gelesen …',
    complete: 'Bereit: fragen Sie danach',
    known: 'War schon da',
    failed: 'Nicht lesbar',
    deleted: 'Dieses Dokument wurde gelöscht, oder Sie dürfen es nicht mehr sehen.',
    unreachable: 'Der Server ist nicht erreichbar.',
    share: 'Mit dem Team teilen',
    shareCommand: 'Gib das Dokument "{}" für das Team frei',
    close: 'Schliessen',
    download: 'Herunterladen',
    page: 'Seite {}',
  },
  fr: {
    uploading: 'Envoi …',
    pending: 'En attente de lecture',
    processing: 'Lecture en cours …',
    complete: 'Prêt : posez vos questions',
    known: 'Était déjà là',
    failed: 'Illisible',
    deleted: 'Ce document a été supprimé, ou vous ne pouvez plus le voir.',
    unreachable: 'Le serveur est injoignable.',
    share: 'Partager avec l’équipe',
    shareCommand: 'Partage le document "{}" avec l\'équipe',
    close: 'Fermer',
    download: 'Télécharger',
    page: 'Page {}',
  },
  it: {
    uploading: 'Caricamento …',
    pending: 'In attesa di lettura',
    processing: 'Lettura in corso …',
    complete: 'Pronto: faccia una domanda',
    known: 'C’era già',
    failed: 'Illeggibile',
    deleted: 'Questo documento è stato eliminato o non può più vederlo.',
    unreachable: 'Il server non è raggiungibile.',
    share: 'Condividi con il team',
    shareCommand: 'Condividi il documento "{}" con il team',
    close: 'Chiudi',
    download: 'Scarica',
    page: 'Pagina {}',
  },
  pt: {
    uploading: 'A enviar …',
    pending: 'À espera de leitura',
    processing: 'A ler …',
    complete: 'Pronto: pergunte',
    known: 'Já cá estava',
    failed: 'Ilegível',
    deleted: 'Este documento foi eliminado ou já não o pode ver.',
    unreachable: 'O servidor não está acessível.',
    share: 'Partilhar com a equipa',
    shareCommand: 'Partilha o documento "{}" com a equipa',
    close: 'Fechar',
    download: 'Descarregar',
    page: 'Página {}',
  },
}
