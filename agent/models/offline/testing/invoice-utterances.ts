// Invoices with several items, VAT and discounts: what is charged must be right, or nothing is written.
import type { Utterance } from './utterances.ts'

const anna = '@Anna Müller'

export const invoiceUtterances: Utterance[] = [
  [
    'invoice Anna Müller: 2 hours repair at 95 and a tyre for 49.90',
    [
      'create_invoice',
      {
        contact: anna,
        amount: 239.9,
        items: [
          { description: 'Repair', quantity: 2, unit_price: 95 },
          { description: 'Tyre', quantity: 1, unit_price: 49.9 },
        ],
      },
    ],
  ],
  [
    'bill Anna Müller 300 for design and 120 for hosting',
    [
      'create_invoice',
      {
        contact: anna,
        amount: 420,
        items: [
          { description: 'Design', quantity: 1, unit_price: 300 },
          { description: 'Hosting', quantity: 1, unit_price: 120 },
        ],
      },
    ],
  ],
  [
    'new invoice for Acme: logo 800, website 4500, hosting 12 x 25, due in 30 days',
    [
      'create_invoice',
      {
        contact: 'Acme',
        amount: 5600,
        due_date: '2026-12-23',
        items: [
          { description: 'Logo', quantity: 1, unit_price: 800 },
          { description: 'Website', quantity: 1, unit_price: 4500 },
          { description: 'Hosting', quantity: 12, unit_price: 25 },
        ],
      },
    ],
  ],
  [
    'Rechnung für Anna Müller: 3 Std Montage à 95, Material 120',
    [
      'create_invoice',
      {
        contact: anna,
        amount: 405,
        items: [
          { description: 'Montage', quantity: 3, unit_price: 95 },
          { description: 'Material', quantity: 1, unit_price: 120 },
        ],
      },
    ],
  ],
  [
    'facture pour Anna Müller : 2h de conseil à 150 et 40 francs de frais',
    [
      'create_invoice',
      {
        contact: anna,
        amount: 340,
        currency: 'CHF',
        items: [
          { description: 'Conseil', quantity: 2, unit_price: 150 },
          { description: 'Frais', quantity: 1, unit_price: 40 },
        ],
      },
    ],
  ],
  [
    'fatura Acme: 2 horas de consultoria a 90 euros, deslocação 40 euros, até dia 15',
    [
      'create_invoice',
      {
        contact: 'Acme',
        amount: 220,
        currency: 'EUR',
        due_date: '2026-12-15',
        items: [
          { description: 'Consultoria', quantity: 2, unit_price: 90 },
          { description: 'Deslocação', quantity: 1, unit_price: 40 },
        ],
      },
    ],
  ],
  [
    'invoice Acme CHF 1200 for design, phase 2',
    [
      'create_invoice',
      {
        contact: 'Acme',
        amount: 1200,
        currency: 'CHF',
        items: [{ description: 'Design', quantity: 1, unit_price: 1200 }],
      },
    ],
  ],
  ['invoice Acme 500 and 300', 'say:cannot'],
  ['invoice Acme: 10 bolts at 2.50 and 5 nuts at 1', 'say:cannot'],
  // VAT comes on top of the prices, unless it is in them.
  [
    'Rechnung an Acme: Beratung 3 Stunden à 150, Reisespesen 80 Franken, zzgl. 8.1% MWST',
    [
      'create_invoice',
      {
        contact: 'Acme',
        amount: 530,
        currency: 'CHF',
        items: [
          { description: 'Beratung', quantity: 3, unit_price: 150, vat_rate: 8.1 },
          { description: 'Reisespesen', quantity: 1, unit_price: 80, vat_rate: 8.1 },
        ],
      },
    ],
  ],
  [
    'Rechnung Acme 500 Franken für Beratung inkl. 8.1% MWST',
    [
      'create_invoice',
      {
        contact: 'Acme',
        amount: 500,
        currency: 'CHF',
        items: [{ description: 'Beratung', quantity: 1, unit_price: 500 }],
      },
    ],
  ],
  [
    'facture Acme 500 euros pour le logo, TVA 20%',
    [
      'create_invoice',
      {
        contact: 'Acme',
        amount: 500,
        currency: 'EUR',
        items: [{ description: 'Logo', quantity: 1, unit_price: 500, vat_rate: 20 }],
      },
    ],
  ],
  ['bill Acme 500 for consulting plus VAT', 'say:cannot'],
  ['bill Acme 500 for consulting, 10% discount', 'say:cannot'],
  // One that there is already gets no second.
  ['add 2 hours at 90 to the invoice of Acme', 'say:cannot'],
  ["ajoute 2 heures à 90 francs sur la facture d'Acme", 'say:cannot'],
  ['füge 2 Stunden à 90 auf der Rechnung von Acme hinzu', 'say:cannot'],
  [
    'invoice Tom Bright 700, no wait, 750 CHF',
    ['create_invoice', { contact: '@Tom Bright', amount: 750, currency: 'CHF' }],
  ],
]
