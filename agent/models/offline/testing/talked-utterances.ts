// As one talks to somebody at the next desk: whom one met, what is to be written down, and good-bye.
import type { Utterance } from './utterances.ts'

const lena = { name: 'Lena Baumgartner', email: 'lena@baumgartner.example' }
const holzbau = { ...lena, company_name: 'Baumgartner Holzbau AG' }

export const talkedUtterances: Utterance[] = [
  // somebody unknown who can be reached is new
  [
    'met Lena Baumgartner from Baumgartner Holzbau AG yesterday, lena@baumgartner.example, 079 555 12 34',
    ['create_contact', { ...holzbau, phone: '079 555 12 34' }],
  ],
  ['got a call from Lena Baumgartner, 079 555 12 34', ['create_contact', { name: lena.name, phone: '079 555 12 34' }]],
  [
    'gestern Lena Baumgartner von Baumgartner Holzbau AG kennengelernt, lena@baumgartner.example',
    ['create_contact', holzbau],
  ],
  [
    "j'ai rencontré Lena Baumgartner de Baumgartner Holzbau AG hier, lena@baumgartner.example",
    ['create_contact', holzbau],
  ],
  ['conheci ontem a Lena Baumgartner da Baumgartner Holzbau AG, lena@baumgartner.example', ['create_contact', holzbau]],
  [
    'ho incontrato ieri Lena Baumgartner di Baumgartner Holzbau AG, lena@baumgartner.example',
    ['create_contact', holzbau],
  ],
  [
    'ran into Lena Baumgartner from Holzbau AG at the fair in Bern, 079 555 12 34',
    [
      'create_contact',
      { name: lena.name, company_name: 'Holzbau AG', phone: '079 555 12 34', note: 'at the fair in Bern' },
    ],
  ],
  [
    'habe gestern Lena Baumgartner von der Baumgartner Holzbau AG getroffen, lena@baumgartner.example',
    ['create_contact', holzbau],
  ],
  // what is told of somebody known is a note
  [
    'met Anna Müller yesterday, she wants an offer',
    ['update_contact', { contact: '@Anna Müller', note: 'met Anna Müller yesterday, she wants an offer' }],
  ],
  [
    'gestern Anna Müller getroffen, sie möchte eine Offerte',
    ['update_contact', { contact: '@Anna Müller', note: 'gestern Anna Müller getroffen, sie möchte eine Offerte' }],
  ],
  [
    "j'ai rencontré Anna Müller hier, elle veut un devis",
    ['update_contact', { contact: '@Anna Müller', note: "j'ai rencontré Anna Müller hier, elle veut un devis" }],
  ],
  [
    'encontrei a Anna Müller ontem, ela quer um orçamento',
    ['update_contact', { contact: '@Anna Müller', note: 'encontrei ontem, ela quer um orçamento' }],
  ],
  // "note that down": the words told with it
  [
    'Anna Müller is interested in a new website, note that down',
    ['update_contact', { contact: '@Anna Müller', note: 'is interested in a new website' }],
  ],
  [
    'Anna Müller interessiert sich für eine neue Website, notier das',
    ['update_contact', { contact: '@Anna Müller', note: 'interessiert sich für eine neue Website' }],
  ],
  [
    'Anna Müller veut un nouveau site, note-le',
    ['update_contact', { contact: '@Anna Müller', note: 'veut un nouveau site' }],
  ],
  [
    'a Anna Müller quer um site novo, anota isso',
    ['update_contact', { contact: '@Anna Müller', note: 'quer um site novo' }],
  ],
  // the town ends before the next word
  [
    'Anna Müller hat an der Bahnhofstrasse 5 in 8400 Winterthur den Sitz',
    [
      'update_contact',
      {
        contact: '@Anna Müller',
        address_street: 'Bahnhofstrasse 5',
        address_zip: '8400',
        address_city: 'Winterthur',
      },
    ],
  ],
  // by how much it moves
  [
    "décale Site visit Harbour d'une heure",
    ['move_booking', { booking: '@Site visit Harbour', later_by: 'une heure' }],
  ],
  ["sposta Site visit Harbour di un'ora", ['move_booking', { booking: '@Site visit Harbour', later_by: "un'ora" }]],
  // only drafts of invoices can go
  ['delete all overdue invoices', 'say:only_drafts'],
  ['lösche alle überfälligen Rechnungen', 'say:only_drafts'],
  ['supprime toutes les factures en retard', 'say:only_drafts'],
  ['apaga todas as faturas vencidas', 'say:only_drafts'],
  ['elimina tutte le fatture scadute', 'say:only_drafts'],
  // good-bye
  ["thanks, that's it for today", 'say:thanks'],
  ['danke, das wars', 'say:thanks'],
  ["merci, c'est tout", 'say:thanks'],
  ['obrigado, é só isso', 'say:thanks'],
  ['grazie, è tutto', 'say:thanks'],
]
