// Pasted signatures, tags said in a roundabout way, and notes jotted down on somebody.
import type { Utterance } from './utterances.ts'

export const pastedUtterances: Utterance[] = [
  // what closes a mail names nobody, and what somebody is in a firm is no firm
  [
    'Add the sender please:\n\nCheers,\nTheodore Vance\nOperations Manager\nCanalside Logistics Ltd\nt.vance@canalside.example',
    [
      'create_contact',
      {
        name: 'Theodore Vance',
        company_name: 'Canalside Logistics Ltd',
        email: 't.vance@canalside.example',
        note: 'Operations Manager',
      },
    ],
  ],
  [
    'bitte den Absender erfassen:\nLG\nSandra Huber\nGeschäftsführerin\nHuber Gartenbau GmbH\nsandra@huber.example',
    [
      'create_contact',
      {
        name: 'Sandra Huber',
        company_name: 'Huber Gartenbau GmbH',
        email: 'sandra@huber.example',
        note: 'Geschäftsführerin',
      },
    ],
  ],
  [
    'crée le contact :\nBien à vous\nPaul Morel\nDirecteur\nMorel Vins Sàrl\npaul@morel.example',
    [
      'create_contact',
      { name: 'Paul Morel', company_name: 'Morel Vins Sàrl', email: 'paul@morel.example', note: 'Directeur' },
    ],
  ],
  [
    'adiciona o remetente:\n\nCumprimentos,\nRita Lopes\nDiretora comercial\nLopes Azulejos Lda\nrita@lopes.example',
    [
      'create_contact',
      {
        name: 'Rita Lopes',
        company_name: 'Lopes Azulejos Lda',
        email: 'rita@lopes.example',
        note: 'Diretora comercial',
      },
    ],
  ],
  // "tag it that way"
  [
    "add company Alpen Parts GmbH, it's a supplier so tag it that way",
    ['create_contact', { company_name: 'Alpen Parts GmbH', tags: ['supplier'] }],
  ],
  [
    'Firma Rollfix AG anlegen, ist ein Lieferant, also entsprechend taggen',
    ['create_contact', { company_name: 'Rollfix AG', tags: ['Lieferant'] }],
  ],
  [
    "crée l'entreprise Rollfix SA, c'est un fournisseur, étiquette-la comme tel",
    ['create_contact', { company_name: 'Rollfix SA', tags: ['fournisseur'] }],
  ],
  [
    'cria a empresa Rollfix Lda, é um fornecedor, marca-a como tal',
    ['create_contact', { company_name: 'Rollfix Lda', tags: ['fornecedor'] }],
  ],
  // notes
  [
    'jot down on Tom Bright: wants 20 hire bikes for june',
    ['update_contact', { contact: '@Tom Bright', note: 'wants 20 hire bikes for june' }],
  ],
  ['notier bei Anna Müller: will 20 Velos', ['update_contact', { contact: '@Anna Müller', note: 'will 20 Velos' }]],
  [
    'inscris dans la fiche de Marc Dubois : veut 20 vélos',
    ['update_contact', { contact: '@Marc Dubois', note: 'veut 20 vélos' }],
  ],
  [
    'anota na Ana Ferreira: quer 20 bicicletas',
    ['update_contact', { contact: '@Ana Ferreira', note: 'quer 20 bicicletas' }],
  ],
]
