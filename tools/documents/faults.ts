// Why a file can't be read. Its row keeps the code; the sentence is made where somebody reads it, in their language.
import { CrmError, type ErrorCode } from '../../db/errors.ts'
import type { Language } from '../tool.ts'

const errorCodes = {
  empty: 'invalid_input',
  too_large: 'invalid_input',
  unknown_kind: 'unsupported',
  damaged_pdf: 'invalid_input',
  damaged_word: 'invalid_input',
  protected: 'unsupported',
  scanned: 'unsupported',
  no_text: 'invalid_input',
  too_many_pages: 'invalid_input',
  too_much_text: 'invalid_input',
  broken_off: 'invalid_input',
  no_tokens: 'quota_exhausted',
  unreachable: 'model_unavailable',
  failed: 'internal',
} as const satisfies Record<string, ErrorCode>
export type Fault = keyof typeof errorCodes

const sentences: Record<Language, Record<Fault, string>> = {
  en: {
    empty: 'This file is empty.',
    too_large: 'This file is larger than 25 MB.',
    unknown_kind: 'This kind of file can not be read. PDF, Word (.docx), Markdown, text, HTML and CSV can.',
    damaged_pdf: 'This PDF is damaged and can not be read.',
    damaged_word: 'This Word file is damaged and can not be read.',
    protected: 'This PDF is protected with a password. Save it without one and upload it again.',
    scanned: 'This PDF holds pictures of pages, but no text. Run text recognition (OCR) over it and upload the result.',
    no_text: 'There is no text in this file.',
    too_many_pages: 'This PDF has more than 2000 pages. Split it up.',
    too_much_text: 'There is too much text in this file. Split it up.',
    broken_off: 'The upload broke off. Upload the file again.',
    no_tokens:
      'There are no tokens left to read this document. Buy a token pack or wait for the next period, then upload it again.',
    unreachable: 'The service that reads documents can not be reached right now. Upload the file again later.',
    failed: 'Something went wrong on our side. Upload the file again.',
  },
  de: {
    empty: 'Diese Datei ist leer.',
    too_large: 'Diese Datei ist grösser als 25 MB.',
    unknown_kind: 'Diese Art von Datei ist nicht lesbar. Lesbar sind PDF, Word (.docx), Markdown, Text, HTML und CSV.',
    damaged_pdf: 'Dieses PDF ist beschädigt und nicht lesbar.',
    damaged_word: 'Diese Word-Datei ist beschädigt und nicht lesbar.',
    protected: 'Dieses PDF ist mit einem Passwort geschützt. Bitte ohne Passwort speichern und noch einmal hochladen.',
    scanned:
      'Dieses PDF enthält Bilder von Seiten, aber keinen Text. Bitte eine Texterkennung (OCR) laufen lassen und das Ergebnis hochladen.',
    no_text: 'In dieser Datei steht kein Text.',
    too_many_pages: 'Dieses PDF hat mehr als 2000 Seiten. Bitte aufteilen.',
    too_much_text: 'Diese Datei enthält zu viel Text. Bitte aufteilen.',
    broken_off: 'Das Hochladen ist abgebrochen. Bitte noch einmal hochladen.',
    no_tokens:
      'Es sind keine Tokens mehr da, um dieses Dokument zu lesen. Kaufen Sie ein Token-Paket oder warten Sie die nächste Periode ab, und laden Sie es dann noch einmal hoch.',
    unreachable: 'Der Dienst, der Dokumente liest, ist gerade nicht erreichbar. Bitte später noch einmal hochladen.',
    failed: 'Bei uns ist etwas schiefgegangen. Bitte noch einmal hochladen.',
  },
  fr: {
    empty: 'Ce fichier est vide.',
    too_large: 'Ce fichier dépasse 25 Mo.',
    unknown_kind:
      'Ce type de fichier est illisible. Les formats lisibles sont PDF, Word (.docx), Markdown, texte, HTML et CSV.',
    damaged_pdf: 'Ce PDF est endommagé et illisible.',
    damaged_word: 'Ce fichier Word est endommagé et illisible.',
    protected: 'Ce PDF est protégé par un mot de passe. Enregistrez-le sans mot de passe et envoyez-le de nouveau.',
    scanned:
      'Ce PDF contient des images de pages, mais pas de texte. Passez-le à la reconnaissance de texte (OCR) et envoyez le résultat.',
    no_text: 'Il n’y a pas de texte dans ce fichier.',
    too_many_pages: 'Ce PDF a plus de 2000 pages. Divisez-le.',
    too_much_text: 'Il y a trop de texte dans ce fichier. Divisez-le.',
    broken_off: 'L’envoi s’est interrompu. Envoyez le fichier de nouveau.',
    no_tokens:
      'Il ne reste plus de jetons pour lire ce document. Achetez un paquet de jetons ou attendez la prochaine période, puis envoyez-le de nouveau.',
    unreachable: 'Le service qui lit les documents est injoignable pour l’instant. Envoyez le fichier plus tard.',
    failed: 'Un problème est survenu de notre côté. Envoyez le fichier de nouveau.',
  },
  it: {
    empty: 'Questo file è vuoto.',
    too_large: 'Questo file supera i 25 MB.',
    unknown_kind:
      'Questo tipo di file non è leggibile. Si possono leggere PDF, Word (.docx), Markdown, testo, HTML e CSV.',
    damaged_pdf: 'Questo PDF è danneggiato e non è leggibile.',
    damaged_word: 'Questo file Word è danneggiato e non è leggibile.',
    protected: 'Questo PDF è protetto da una password. Lo salvi senza password e lo carichi di nuovo.',
    scanned:
      'Questo PDF contiene immagini di pagine, ma nessun testo. Esegua il riconoscimento del testo (OCR) e carichi il risultato.',
    no_text: 'In questo file non c’è testo.',
    too_many_pages: 'Questo PDF ha più di 2000 pagine. Lo divida.',
    too_much_text: 'In questo file c’è troppo testo. Lo divida.',
    broken_off: 'Il caricamento si è interrotto. Carichi di nuovo il file.',
    no_tokens:
      'Non ci sono più token per leggere questo documento. Acquisti un pacchetto di token o attenda il prossimo periodo, poi lo carichi di nuovo.',
    unreachable: 'Il servizio che legge i documenti non è raggiungibile in questo momento. Carichi il file più tardi.',
    failed: 'Qualcosa è andato storto da parte nostra. Carichi di nuovo il file.',
  },
  pt: {
    empty: 'Este ficheiro está vazio.',
    too_large: 'Este ficheiro tem mais de 25 MB.',
    unknown_kind:
      'Este tipo de ficheiro não pode ser lido. Podem ser lidos PDF, Word (.docx), Markdown, texto, HTML e CSV.',
    damaged_pdf: 'Este PDF está danificado e não pode ser lido.',
    damaged_word: 'Este ficheiro Word está danificado e não pode ser lido.',
    protected: 'Este PDF está protegido por palavra-passe. Guarde-o sem ela e carregue-o de novo.',
    scanned:
      'Este PDF contém imagens de páginas, mas nenhum texto. Faça o reconhecimento de texto (OCR) e carregue o resultado.',
    no_text: 'Não há texto neste ficheiro.',
    too_many_pages: 'Este PDF tem mais de 2000 páginas. Divida-o.',
    too_much_text: 'Há demasiado texto neste ficheiro. Divida-o.',
    broken_off: 'O carregamento foi interrompido. Carregue o ficheiro de novo.',
    no_tokens:
      'Já não há tokens para ler este documento. Compre um pacote de tokens ou espere pelo próximo período e carregue-o de novo.',
    unreachable: 'O serviço que lê documentos não está acessível neste momento. Carregue o ficheiro mais tarde.',
    failed: 'Algo correu mal do nosso lado. Carregue o ficheiro de novo.',
  },
}

export class DocumentError extends CrmError {
  readonly fault: Fault

  constructor(fault: Fault, cause?: unknown, language: Language = 'en') {
    super(errorCodes[fault], sentences[language][fault], { cause })
    this.fault = fault
  }

  in(language: Language): DocumentError {
    return new DocumentError(this.fault, this.cause, language)
  }
}

/** What a row says went wrong. */
export function faultSentence(stored: string, language: Language): string {
  return sentences[language][isFault(stored) ? stored : 'failed']
}

function isFault(code: string): code is Fault {
  return code in errorCodes
}

/** What ended the reading, for the row. */
export function faultOf(error: CrmError): Fault {
  if (error instanceof DocumentError) return error.fault
  if (error.code === 'quota_exhausted') return 'no_tokens'
  return passing.has(error.code) ? 'unreachable' : 'failed'
}

const passing = new Set<ErrorCode>(['model_unavailable', 'rate_limited', 'timeout', 'busy'])
