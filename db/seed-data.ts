// What the demo organization consists of. Rows refer to each other by name; days count from today.

export const demoOrganization = {
  name: 'Werkraum Aare',
  settings: { currency: 'CHF', payment_terms_days: 30, time_zone: 'Europe/Zurich', country: 'CH', language: 'en' },
}

export const demoPeople = {
  owner: { full_name: 'Sofia Keller', email: 'sofia.keller@werkraum-aare.example' },
  member: { full_name: 'Luca Bianchi', email: 'luca.bianchi@werkraum-aare.example' },
}

type ContactStatus = 'lead' | 'opportunity' | 'client' | 'churned'

interface DemoContact {
  is_company: boolean
  first_name: string | null
  last_name: string | null
  company_name: string | null
  email: string | null
  phone: string | null
  address_street: string | null
  address_number: string | null
  address_zip: string | null
  address_city: string
  address_country: string
  status: ContactStatus
  tags: string[]
  notes: string | null
  language: string | null
}

const contact = (
  who: Pick<DemoContact, 'is_company' | 'address_city' | 'status'> & Partial<DemoContact>,
): DemoContact => ({
  first_name: null,
  last_name: null,
  company_name: null,
  email: null,
  phone: null,
  address_street: null,
  address_number: null,
  address_zip: null,
  address_country: 'CH',
  tags: [],
  notes: null,
  language: null,
  ...who,
})

export const demoContacts: DemoContact[] = [
  contact({
    is_company: true,
    company_name: 'Bäckerei Zbinden AG',
    email: 'info@baeckerei-zbinden.example',
    phone: '+41313115540',
    address_street: 'Kramgasse',
    address_number: '12',
    address_zip: '3011',
    address_city: 'Bern',
    status: 'client',
    tags: ['food', 'retail'],
    language: 'de',
  }),
  contact({
    is_company: false,
    first_name: 'Daniel',
    last_name: 'Zbinden',
    company_name: 'Bäckerei Zbinden AG',
    email: 'daniel@baeckerei-zbinden.example',
    phone: '+41791234501',
    address_city: 'Bern',
    status: 'client',
    tags: ['food'],
    notes: 'Prefers calls before 9.',
    language: 'de',
  }),
  contact({
    is_company: true,
    company_name: 'Hôtel du Lac SA',
    email: 'reception@hotel-du-lac.example',
    phone: '+41327235600',
    address_street: 'Quai Osterwald',
    address_number: '3',
    address_zip: '2000',
    address_city: 'Neuchâtel',
    status: 'client',
    tags: ['hospitality'],
    language: 'fr',
  }),
  contact({
    is_company: false,
    first_name: 'Élodie',
    last_name: 'Rochat',
    company_name: 'Hôtel du Lac SA',
    email: 'elodie.rochat@hotel-du-lac.example',
    phone: '+41787654302',
    address_city: 'Neuchâtel',
    status: 'client',
    tags: ['hospitality', 'newsletter'],
    language: 'fr',
  }),
  contact({
    is_company: true,
    company_name: 'Zürcher Velowerk GmbH',
    email: 'hallo@velowerk.example',
    address_street: 'Josefstrasse',
    address_number: '88',
    address_zip: '8005',
    address_city: 'Zürich',
    status: 'opportunity',
    tags: ['retail', 'bikes'],
    language: 'de',
  }),
  contact({
    is_company: false,
    first_name: 'Jürg',
    last_name: 'Brönnimann',
    company_name: 'Zürcher Velowerk GmbH',
    email: 'juerg@velowerk.example',
    phone: '+41761112233',
    address_city: 'Zürich',
    status: 'opportunity',
    language: 'de',
  }),
  contact({
    is_company: true,
    company_name: 'Officina Bernasconi Sagl',
    email: 'info@officina-bernasconi.example',
    address_zip: '6900',
    address_city: 'Lugano',
    status: 'opportunity',
    tags: ['automotive'],
    language: 'it',
  }),
  contact({
    is_company: false,
    first_name: 'Marco',
    last_name: 'Bernasconi',
    company_name: 'Officina Bernasconi Sagl',
    email: 'marco@officina-bernasconi.example',
    phone: '+41919220044',
    address_city: 'Lugano',
    status: 'opportunity',
    language: 'it',
  }),
  contact({
    is_company: false,
    first_name: 'Nina',
    last_name: 'Gerber',
    email: 'nina.gerber@fotografie.example',
    phone: '+41774445566',
    address_city: 'Thun',
    status: 'lead',
    tags: ['freelancer'],
    notes: 'Photographer, met at the design fair.',
    language: 'de',
  }),
  contact({
    is_company: false,
    first_name: 'Nina',
    last_name: 'Petrović',
    company_name: 'Petrović Consulting',
    email: 'nina@petrovic-consulting.example',
    address_city: 'Basel',
    status: 'client',
    tags: ['consulting', 'newsletter'],
    language: 'en',
  }),
  contact({
    is_company: false,
    first_name: 'Katharina',
    last_name: 'Grünenfelder',
    email: 'k.gruenenfelder@praxis-rheinblick.example',
    phone: '+41812526070',
    address_street: 'Bahnhofstrasse',
    address_number: '5',
    address_zip: '7000',
    address_city: 'Chur',
    status: 'client',
    tags: ['health'],
    language: 'de',
  }),
  contact({
    is_company: false,
    first_name: 'Beat',
    last_name: 'Aebischer',
    email: 'beat.aebischer@schreinerei.example',
    phone: '+41264223388',
    address_city: 'Fribourg',
    status: 'lead',
    tags: ['trades'],
  }),
  contact({
    is_company: false,
    first_name: 'João',
    last_name: 'Ferreira',
    email: 'joao.ferreira@cafe-saudade.example',
    address_city: 'Genève',
    status: 'lead',
    tags: ['food'],
    language: 'pt',
  }),
  contact({
    is_company: false,
    first_name: 'Chantal',
    last_name: 'Favre',
    email: 'chantal.favre@fleurs-favre.example',
    address_city: 'Lausanne',
    status: 'churned',
    notes: 'Moved to another agency last year.',
    language: 'fr',
  }),
]

/** The name by which the other rows refer to a contact. */
export function nameOf(who: DemoContact): string {
  return who.is_company ? (who.company_name ?? '') : `${who.first_name} ${who.last_name}`
}

export interface DemoProject {
  name: string
  description: string
  contact: string
  status: 'lead' | 'active' | 'on_hold' | 'completed' | 'archived'
  due_in_days?: number
}
export const demoProjects: DemoProject[] = [
  {
    name: 'Webshop Zbinden',
    description: 'Online orders for the three shops, pick-up in the morning.',
    contact: 'Bäckerei Zbinden AG',
    status: 'active',
    due_in_days: 24,
  },
  {
    name: 'Rebranding Hôtel du Lac',
    description: 'New identity, signage and website.',
    contact: 'Hôtel du Lac SA',
    status: 'active',
    due_in_days: 59,
  },
  {
    name: 'Velowerk launch campaign',
    description: 'Posters and social media for the new cargo bike.',
    contact: 'Zürcher Velowerk GmbH',
    status: 'lead',
  },
  {
    name: 'Website Praxis Rheinblick',
    description: 'Small website with online appointments.',
    contact: 'Katharina Grünenfelder',
    status: 'completed',
    due_in_days: -40,
  },
]

export interface DemoTask {
  title: string
  contact?: string
  project?: string
  assigned_to: string
  status?: 'todo' | 'in_progress' | 'done'
  priority?: 'low' | 'medium' | 'high' | 'urgent'
  due_in_days?: number
}
const { owner, member } = demoPeople
export const demoTasks: DemoTask[] = [
  {
    title: 'Send offer to Jürg Brönnimann',
    contact: 'Jürg Brönnimann',
    project: 'Velowerk launch campaign',
    assigned_to: owner.full_name,
    priority: 'high',
    due_in_days: -3,
  },
  {
    title: 'Call Élodie about the signage',
    contact: 'Élodie Rochat',
    project: 'Rebranding Hôtel du Lac',
    assigned_to: owner.full_name,
    due_in_days: -6,
  },
  {
    title: 'Remind Bäckerei Zbinden of the open invoice',
    contact: 'Bäckerei Zbinden AG',
    assigned_to: member.full_name,
    priority: 'urgent',
    due_in_days: -4,
  },
  {
    title: 'Prepare the payment test of the webshop',
    contact: 'Daniel Zbinden',
    project: 'Webshop Zbinden',
    assigned_to: member.full_name,
    status: 'in_progress',
    priority: 'high',
    due_in_days: 0,
  },
  {
    title: 'Photo shoot: ask Nina Gerber for dates',
    contact: 'Nina Gerber',
    assigned_to: owner.full_name,
    due_in_days: 2,
  },
  {
    title: 'Draft the colour palette',
    project: 'Rebranding Hôtel du Lac',
    assigned_to: member.full_name,
    status: 'in_progress',
    due_in_days: 4,
  },
  {
    title: 'Write to João about the café menu',
    contact: 'João Ferreira',
    assigned_to: owner.full_name,
    priority: 'low',
    due_in_days: 9,
  },
  {
    title: 'Renew the domain of Petrović Consulting',
    contact: 'Nina Petrović',
    assigned_to: member.full_name,
    due_in_days: 15,
  },
  { title: 'Tidy up the project archive', assigned_to: member.full_name, priority: 'low' },
  {
    title: 'Hand over the website to Praxis Rheinblick',
    contact: 'Katharina Grünenfelder',
    project: 'Website Praxis Rheinblick',
    assigned_to: owner.full_name,
    status: 'done',
    due_in_days: -38,
  },
]

export interface DemoInvoice {
  number: string
  contact: string
  project?: string
  amount_total: number
  currency: 'CHF' | 'EUR'
  status: 'draft' | 'sent' | 'paid' | 'overdue' | 'cancelled'
  due_in_days: number
  paid_in_days?: number
}
export const demoInvoices: DemoInvoice[] = [
  {
    number: '0001',
    contact: 'Katharina Grünenfelder',
    project: 'Website Praxis Rheinblick',
    amount_total: 4850,
    currency: 'CHF',
    status: 'paid',
    due_in_days: -20,
    paid_in_days: -24,
  },
  {
    number: '0002',
    contact: 'Bäckerei Zbinden AG',
    project: 'Webshop Zbinden',
    amount_total: 3200,
    currency: 'CHF',
    status: 'sent',
    due_in_days: -11,
  },
  {
    number: '0003',
    contact: 'Hôtel du Lac SA',
    project: 'Rebranding Hôtel du Lac',
    amount_total: 7400.5,
    currency: 'CHF',
    status: 'sent',
    due_in_days: 18,
  },
  {
    number: '0004',
    contact: 'Nina Petrović',
    amount_total: 960,
    currency: 'EUR',
    status: 'paid',
    due_in_days: -5,
    paid_in_days: -7,
  },
  {
    number: '0005',
    contact: 'Bäckerei Zbinden AG',
    project: 'Webshop Zbinden',
    amount_total: 5600,
    currency: 'CHF',
    status: 'draft',
    due_in_days: 30,
  },
  {
    number: '0006',
    contact: 'Chantal Favre',
    amount_total: 480,
    currency: 'CHF',
    status: 'cancelled',
    due_in_days: -60,
  },
]

export interface DemoBooking {
  title: string
  contact: string
  project?: string
  location: string
  in_days: number
  from: string
  to: string
}
export const demoBookings: DemoBooking[] = [
  {
    title: 'Kick-off Velowerk',
    contact: 'Jürg Brönnimann',
    project: 'Velowerk launch campaign',
    location: 'Josefstrasse 88, Zürich',
    in_days: 1,
    from: '10:00',
    to: '11:30',
  },
  {
    title: 'Design review Hôtel du Lac',
    contact: 'Élodie Rochat',
    project: 'Rebranding Hôtel du Lac',
    location: 'Video call',
    in_days: 3,
    from: '14:00',
    to: '15:00',
  },
  {
    title: 'Lunch with Nina Petrović',
    contact: 'Nina Petrović',
    location: 'Markthalle, Basel',
    in_days: 8,
    from: '12:15',
    to: '13:30',
  },
]
