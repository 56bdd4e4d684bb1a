// Ordinary English for single commands: what busy people of small firms type, statements and short wording included.
import type { Utterance } from './utterances.ts'

export const englishVocabulary: Utterance[] = [
  ['park the Website Relaunch', ['update_project', { project: '@Website Relaunch', status: 'on_hold' }]],
  ["need anna müller's email", ['get_contact', { contact: '@Anna Müller' }]],
  [
    'swap the e-mail of Tom Bright for tom.b@bright.example',
    ['update_contact', { contact: '@Tom Bright', email: 'tom.b@bright.example' }],
  ],
  [
    'raise a bill of 845.60 for Acme, payable within 10 days',
    ['create_invoice', { contact: 'Acme', amount: 845.6, due_date: '2026-12-03' }],
  ],
  [
    'put down an urgent task for Jonas, get change from the bank, due 16/4',
    [
      'create_task',
      { title: 'Get change from the bank', priority: 'urgent', assigned_to: 'Jonas', due_date: '2027-04-16' },
    ],
  ],
  [
    'add Ziegler Catering AG from Münchenstein as a client',
    ['create_contact', { company_name: 'Ziegler Catering AG', address_city: 'Münchenstein', status: 'client' }],
  ],
  ['Acme went with a competitor', ['update_contact', { contact: 'Acme', status: 'churned' }]],
  ['put Lucia Conti down as a lead', ['update_contact', { contact: '@Lucia Conti', status: 'lead' }]],
  [
    'Nina Vogel and Nina Frei are one and the same, keep Nina Vogel',
    ['merge_contacts', { keep: 'Nina Vogel', from: 'Nina Frei' }],
  ],
  ['Lea is taking over Prepare contract', ['update_task', { task: '@Prepare contract', assigned_to: 'Lea' }]],
  ['Website review can wait', ['update_task', { task: '@Website review', priority: 'low' }]],
  ['we dont need Order new chairs any more', ['delete_task', { task: '@Order new chairs' }]],
  [
    'need to get the offer for Acme finished by friday',
    ['create_task', { title: 'Get the offer for Acme finished', due_date: '2026-11-27', contact: 'Acme' }],
  ],
  ['Website Relaunch is back on', ['update_project', { project: '@Website Relaunch', status: 'active' }]],
  ['when am I seeing Harbour Coffee next', ['search_bookings', { contact: 'Harbour Coffee' }]],
  ['call off everything tomorrow', ['cancel_bookings', { on: 'tomorrow' }]],
  ['bump 2026-0042 up to 1500', ['update_invoice', { invoice: '@2026-0042', amount: 1500 }]],
  [
    'what does the contract say about notice',
    ['search_documents', { question: 'what does the contract say about notice' }],
  ],
  ["we're called Studio Nord GmbH now", ['update_organization', { name: 'Studio Nord GmbH' }]],
  ['get kim@studio.example on board', ['invite_member', { email: 'kim@studio.example' }]],
  ['go pro', ['buy_plan', {}]],
  ['update our credit card', ['manage_billing', {}]],
  ['revert the last two changes', ['undo_last_change', { steps: 2 }]],
  ['give me a rundown of today', ['show_overview', {}]],
  ['who last touched Acme', ['show_history', { record: '@Acme AG' }]],
  [
    'tuesday 10am call with Peter Keller',
    ['create_booking', { title: 'Call with Peter Keller', start: '2026-11-24 10:00', contact: '@Peter Keller' }],
  ],
  ['urgent: restart the server', ['create_task', { title: 'Restart the server', priority: 'urgent' }]],
  ["I'll do Website review myself", ['update_task', { task: '@Website review', assigned_to: 'me' }]],
  ['Send offer went out yesterday', ['complete_task', { task: '@Send offer' }]],
  ['remember about Paul Meier: has two dogs', ['update_contact', { contact: '@Paul Meier', note: 'has two dogs' }]],
  ['send Acme their invoice', ['send_invoice', { invoice: 'Acme' }]],
  ['new phone number for us: 031 444 55 66', ['update_organization', { phone: '031 444 55 66' }]],
  ['my most urgent tasks', ['search_tasks', { priority: 'urgent', assigned_to: 'me' }]],
  ['biggest unpaid invoice', ['search_invoices', { status: 'unpaid' }]],
  ['dont let me forget to renew the insurance', ['create_task', { title: 'Renew the insurance' }]],
  ['Website review should be done by thursday', ['update_task', { task: '@Website review', due_date: '2026-11-26' }]],
  ['how much did Acme pay us this year', ['sum_invoices', { status: 'paid', on: 'this year', contact: 'Acme' }]],
  [
    'give the open Website Relaunch tasks to Jonas',
    ['update_tasks', { status: 'open', project: 'Website Relaunch', new_assigned_to: 'Jonas' }],
  ],
  [
    'move the Website Relaunch tasks to 10 March but not the sitemap one',
    ['update_tasks', { project: 'Website Relaunch', new_due_date: '2027-03-10', except: ['sitemap'] }],
  ],
  [
    'push the overdue website tasks to Friday',
    ['update_tasks', { query: 'website', status: 'overdue', new_due_date: '2026-11-27' }],
  ],
  ['make all website tasks urgent', ['update_tasks', { query: 'website', new_priority: 'urgent' }]],
  ['delete the test tasks', ['delete_tasks', { query: 'test' }]],
  ['the compressor repair is urgent now', ['update_task', { task: 'compressor repair', priority: 'urgent' }]],
  ['give Jonas a todo: clean the shop', ['create_task', { assigned_to: 'Jonas', title: 'Clean the shop' }]],
  ['Jonas needs a task: clean the shop', ['create_task', { assigned_to: 'Jonas', title: 'Clean the shop' }]],
  ['do we have a contract on file for Anna Müller?', ['list_documents', { contact: 'Anna Müller' }]],
  ['how many days do our customers have to pay by default?', ['get_organization', {}]],
  ['number of clients vs leads?', ['search_contacts', { status: 'client' }], ['search_contacts', { status: 'lead' }]],
  [
    'book a demo with Anna Müller on Friday at 2pm in the workshop',
    [
      'create_booking',
      { title: 'Demo with Anna Müller', start: '2026-11-27 14:00', contact: '@Anna Müller', location: 'workshop' },
    ],
  ],
  ['set Send offer to Friday next week, December 4', ['update_task', { task: '@Send offer', due_date: '2026-12-04' }]],
  ['which project has to be ready first?', ['search_projects', {}]],
  [
    'put 18% discount in the notes of Anna Müller',
    ['update_contact', { contact: '@Anna Müller', note: '18% discount' }],
  ],
  ["add 'pays late' to Anna Müller's notes", ['update_contact', { contact: '@Anna Müller', note: 'pays late' }]],
  [
    'could you log that Sara Weber wants two e-bikes in June',
    ['update_contact', { contact: '@Sara Weber', note: 'wants two e-bikes in June' }],
  ],
  ['anything booked with Sara Weber?', ['search_bookings', { contact: 'Sara Weber' }]],
  ['I finished the leasing contract draft', ['complete_task', { task: 'leasing contract draft' }]],
  ['finish the project Website Relaunch', ['update_project', { project: '@Website Relaunch', status: 'completed' }]],
  ['put Website Relaunch back to active', ['update_project', { project: '@Website Relaunch', status: 'active' }]],
  [
    'bill Anna Müller 320 francs for a bike check',
    [
      'create_invoice',
      {
        contact: '@Anna Müller',
        amount: 320,
        currency: 'CHF',
        items: [{ description: 'Bike check', quantity: 1, unit_price: 320 }],
      },
    ],
  ],
  // What it was is no appointment of its own.
  [
    'meeting with Sara Weber on Friday at 10 instead of 9',
    ['move_booking', { booking: 'Sara Weber', start: '2026-11-27 10:00' }],
  ],
  ['give Jonas Send offer', ['update_task', { task: '@Send offer', assigned_to: 'Jonas' }]],
  ['give Jonas the task Send offer', ['update_task', { task: '@Send offer', assigned_to: 'Jonas' }]],
  [
    'give Jonas the task of calling Tom',
    ['create_task', { title: 'Calling Tom', contact: '@Tom Bright', assigned_to: 'Jonas' }],
  ],
  ['give Jonas a call', 'say:cannot'],
  // Where people are from.
  ['clients in Germany', ['search_contacts', { status: 'client', country: 'Germany' }]],
  ['how many Swiss customers do we have?', ['search_contacts', { status: 'client', country: 'CH' }]],
  ['tag all contacts in France with france', ['update_contacts', { country: 'France', add_tags: ['france'] }]],
  ['add the tag export to all contacts in France', ['update_contacts', { country: 'France', add_tags: ['export'] }]],
  ['tag all contacts in Bern with bern', ['update_contacts', { city: 'Bern', add_tags: ['bern'] }]],
  // What somebody has got already is no new contact.
  [
    "add Anna Müller's address: Spitalstrasse 3, 4056 Basel",
    [
      'update_contact',
      { contact: '@Anna Müller', address_street: 'Spitalstrasse 3', address_zip: '4056', address_city: 'Basel' },
    ],
  ],
  [
    "add Anna Müller's phone number 079 555 12 12",
    ['update_contact', { contact: '@Anna Müller', phone: '079 555 12 12' }],
  ],
  ["what's overdue for Jonas?", ['search_tasks', { status: 'overdue', assigned_to: 'Jonas' }]],
  ['who do I have to call today?', ['search_tasks', { status: 'open', due: 'today' }]],
  [
    "Lea's off next week, give her open tasks to Jonas",
    ['update_tasks', { status: 'open', assigned_to: 'Lea', new_assigned_to: 'Jonas' }],
  ],
  ['the depot sign has been designed', ['complete_task', { task: 'depot sign designed' }]],
  ['Tom is delighted', 'say:cannot'],
  ['show the next three appointments', ['search_bookings', { limit: 3 }]],
  // A task that there is already is nothing new to do.
  ['Lea should do Send offer, not me', ['update_task', { task: '@Send offer', assigned_to: 'Lea' }]],
  ['Lea should do the dishes', ['create_task', { title: 'Do the dishes', assigned_to: 'Lea' }]],
  [
    'number of opportunities with the training tag please',
    ['search_contacts', { status: 'opportunity', tag: 'training' }],
  ],
  [
    'the task Send offer should read Send final offer',
    ['update_task', { task: '@Send offer', title: 'Send final offer' }],
  ],
  [
    'new customer Bergblick Café GmbH, Grindelwald, info@bergblick.example',
    [
      'create_contact',
      {
        company_name: 'Bergblick Café GmbH',
        address_city: 'Grindelwald',
        status: 'client',
        email: 'info@bergblick.example',
      },
    ],
  ],
  [
    'new customer Bergblick Café GmbH, Sutter, t.sutter@bergblick.example',
    [
      'create_contact',
      { company_name: 'Bergblick Café GmbH', name: 'Sutter', status: 'client', email: 't.sutter@bergblick.example' },
    ],
  ],
]
