// Which column of somebody's table means what: by its heading, in our languages.
import { z } from 'zod'
import { CrmError } from '../../db/errors.ts'
import { normalise } from '../words.ts'

export const importFields = [
  'name',
  'first_name',
  'last_name',
  'company_name',
  'email',
  'phone',
  'status',
  'tags',
  'notes',
  'company_uid',
  'address_street',
  'address_number',
  'address_zip',
  'address_city',
  'address_country',
  'language',
  'ignore',
] as const
export const importFieldSchema = z.enum(importFields)
export type ImportField = z.infer<typeof importFieldSchema>

/** English, German, French, Italian, Portuguese; compared normalised and without spaces. */
const headings: Record<Exclude<ImportField, 'ignore'>, string> = {
  name: 'name, full name, contact, contact name, person, vollständiger name, kontakt, ansprechpartner, nom complet, nom et prénom, contatto, nome completo, nome e cognome, nominativo, contacto',
  first_name: 'first name, given name, forename, vorname, rufname, prénom, nome, nome próprio, primeiro nome',
  last_name:
    'last name, surname, family name, nachname, familienname, zuname, nom, nom de famille, cognome, apelido, sobrenome',
  company_name:
    'company, company name, organisation, organization, business, employer, firma, firmenname, unternehmen, entreprise, société, raison sociale, azienda, ditta, società, ragione sociale, empresa, sociedade',
  email:
    'email, e mail, email address, e mail address, mail, e mail adresse, mailadresse, courriel, adresse email, adresse e mail, indirizzo email, posta elettronica, correio eletrónico, endereço de email',
  phone:
    'phone, phone number, telephone, tel, mobile, mobile phone, cell, telefon, telefonnummer, handy, mobil, natel, rufnummer, téléphone, numéro de téléphone, portable, telefono, cellulare, telefone, telemóvel, contacto telefónico',
  status: 'status, stage, pipeline, phase, stufe, statut, étape, stato, fase, estado',
  tags: 'tags, tag, labels, categories, category, groups, schlagworte, schlagwörter, kategorie, kategorien, gruppe, etiketten, étiquettes, catégorie, catégories, etichette, categoria, categorie, etiquetas, categorias',
  notes:
    'notes, note, comment, comments, remarks, notizen, notiz, bemerkung, bemerkungen, kommentar, remarque, remarques, commentaire, osservazioni, commenti, notas, observações, comentários',
  company_uid:
    'uid, company uid, company id, vat, vat number, vat id, tax id, uid nummer, mwst nummer, ust id, ustid, ide, numéro ide, numéro tva, idi, partita iva, piva, nif, nipc, contribuinte',
  address_street: 'street, address, street address, strasse, adresse, rue, via, indirizzo, rua, morada, endereço',
  address_number: 'house number, street number, number, hausnummer, hausnr, numéro, numero civico, número da porta',
  address_zip: 'zip, zip code, postcode, postal code, plz, postleitzahl, npa, code postal, cap, npa cap, código postal',
  address_city:
    'city, town, place, ort, stadt, wohnort, ville, localité, lieu, città, località, luogo, cidade, localidade',
  address_country: 'country, land, pays, paese, nazione, stato paese, país',
  language: 'language, sprache, langue, lingua, língua, idioma',
}

const squeeze = (text: string) => normalise(text.replace(/[_.()*:]+/g, ' ')).replace(/\s+/g, '')
const meanings = new Map(
  Object.entries(headings).flatMap(([field, words]) =>
    [field, ...words.split(',')].map(word => [squeeze(word), field]),
  ),
)

/**
 * The meaning of every column, in order; undefined for one that nobody knows. Of two columns for one field (a second
 * phone), the first counts.
 * @param given what the person said, by heading
 * @throws {CrmError} `invalid_input` for a heading that isn't there, or a table without anything to call a contact by
 */
export function columnsMeaning(header: string[], given: Record<string, ImportField> = {}): (ImportField | undefined)[] {
  const said = new Map(Object.entries(given).map(([heading, field]) => [squeeze(heading), field]))
  const unknown = Object.keys(given).filter(heading => !header.some(other => squeeze(other) === squeeze(heading)))
  if (unknown.length > 0) {
    throw new CrmError('invalid_input', `There is no column "${unknown[0]}".`, {
      hint: `There are: ${header.join(', ')}.`,
    })
  }
  const guessed = header.map(heading => said.get(squeeze(heading)) ?? meanings.get(squeeze(heading)))
  const fields = settleNames(guessed.map(field => importFieldSchema.safeParse(field).data))
  if (!fields.some(field => field && naming.has(field))) {
    throw new CrmError('invalid_input', "I can't tell which column holds the names.", {
      hint: `Say what the columns mean (columns). There are: ${header.join(', ')}.`,
    })
  }
  return fields
}

const naming = new Set<ImportField>(['name', 'first_name', 'last_name', 'company_name', 'email', 'phone'])

function settleNames(fields: (ImportField | undefined)[]): (ImportField | undefined)[] {
  const has = (field: ImportField) => fields.includes(field)
  return fields.map((field, place) => {
    if (field !== 'ignore' && field && fields.indexOf(field) < place) return undefined
    // "Name" beside "Vorname" is the last name; "Nome" or "Nom" alone is the whole one.
    if (field === 'name' && has('first_name') && !has('last_name')) return 'last_name'
    if (
      (field === 'first_name' && !has('last_name') && !has('name')) ||
      (field === 'last_name' && !has('first_name') && !has('name'))
    )
      return 'name'
    return field
  })
}
