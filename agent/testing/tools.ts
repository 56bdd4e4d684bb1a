// Small tools over the real database for the agent's tests: one of each effect, and some that misbehave.
import { z } from 'zod'
import type { Db } from '../../db/database.ts'
import { CrmError } from '../../db/errors.ts'
import { unwrap } from '../../db/postgrest-errors.ts'
import { cardSchema, type RecordView } from '../../tools/card.ts'
import { text, toolInput } from '../../tools/inputs.ts'
import { viewOf } from '../../tools/records.ts'
import { createRegistry, type Registry } from '../../tools/registry.ts'
import { defineTool, type Tool, type ToolContext, type ToolExample } from '../../tools/tool.ts'

/** Called around every run, to stand in for slow networks and crashes. */
export interface ToolHooks {
  before?(tool: string, context: ToolContext): Promise<void> | void
  after?(tool: string, context: ToolContext): Promise<void> | void
}

const name = text('First name of the contact.')

export function createTestRegistry(hooks: ToolHooks = {}): Registry {
  const tools = [
    createContact,
    searchContacts,
    getContact,
    updateContact,
    markContacts,
    deleteContact,
    showFault,
    showNonsense,
  ]
  return createRegistry(tools.map(tool => hooked(tool, hooks)))
}

function hooked(tool: Tool, hooks: ToolHooks): Tool {
  return {
    ...tool,
    async run(input, context) {
      await hooks.before?.(tool.name, context)
      const card = await tool.run(input, context)
      await hooks.after?.(tool.name, context)
      return card
    },
  }
}

function examples<Input>(input: Partial<Input>): ToolExample<Input>[] {
  return (['en', 'de', 'fr', 'it'] as const).map(language => ({ language, text: 'Anna', input }))
}

async function contactsNamed(db: Db, first: string): Promise<Record<string, unknown>[]> {
  return unwrap(await db.from('contacts').select().eq('first_name', first).order('id'))
}

async function onlyContact(db: Db, first: string): Promise<Record<string, unknown>> {
  const [found] = await contactsNamed(db, first)
  if (found === undefined) throw new CrmError('not_found', `There is no contact ${first}.`)
  return found
}

const view = (row: Record<string, unknown>): RecordView => viewOf('contacts', row)
const contactInput = toolInput({ name })
const newContactInput = toolInput({ name, email: text('E-mail.').optional(), notes: text('Notes.').optional() })

const createContact = defineTool({
  name: 'create_contact',
  title: 'Create contact',
  description: 'Creates a contact with a first name.',
  effect: 'write',
  input: newContactInput,
  output: cardSchema,
  examples: examples<z.infer<typeof newContactInput>>({ name: 'Anna' }),
  async run({ name: first_name, email, notes }, { db, org, newId }) {
    const row = { id: newId(), org_id: org.id, first_name, email: email ?? null, notes: notes ?? null }
    unwrap(await db.from('contacts').upsert([row], { onConflict: 'id', ignoreDuplicates: true }))
    return { kind: 'change', action: 'created', record: view(row) }
  },
})

const searchContacts = defineTool({
  name: 'search_contacts',
  title: 'Search contacts',
  description: 'Lists the contacts with a first name.',
  effect: 'read',
  input: contactInput,
  output: cardSchema,
  examples: examples({ name: 'Anna' }),
  async run(input, { db }) {
    const rows = await contactsNamed(db, input.name)
    const records = rows.map(row => viewOf('contacts', row, 'brief'))
    return { kind: 'list', table: 'contacts', total: rows.length, records }
  },
})

const getContact = defineTool({
  name: 'get_contact',
  title: 'Show contact',
  description: 'Shows one contact with all that is known, notes included.',
  effect: 'read',
  input: contactInput,
  output: cardSchema,
  examples: examples({ name: 'Anna' }),
  run: async (input, { db }) => ({ kind: 'record', record: view(await onlyContact(db, input.name)) }),
})

const updateContact = defineTool({
  name: 'update_contact',
  title: 'Update contact',
  description: 'Appends to the notes of a contact. Doing it twice appends twice.',
  effect: 'write',
  input: toolInput({ name, note: text('What to append.') }),
  output: cardSchema,
  examples: examples({ name: 'Anna', note: 'x' }),
  async run(input, { db }) {
    const found = await onlyContact(db, input.name)
    const notes = `${found.notes ?? ''}${input.note};`
    const [row] = unwrap(await db.from('contacts').update({ notes }).eq('id', String(found.id)).select())
    return { kind: 'change', action: 'updated', record: view(row ?? found) }
  },
})

const markContacts = defineTool({
  name: 'mark_contacts',
  title: 'Mark contacts',
  description: 'Makes clients of all contacts with a first name.',
  effect: 'write',
  input: contactInput,
  output: cardSchema,
  examples: examples({ name: 'Anna' }),
  async preview(input, { db }) {
    const rows = await contactsNamed(db, input.name)
    return { action: 'update', total: rows.length, records: rows.map(row => ({ record: view(row) })) }
  },
  async run(input, { db }) {
    const rows = unwrap(await db.from('contacts').update({ status: 'client' }).eq('first_name', input.name).select())
    return { kind: 'batch', action: 'updated', total: rows.length, records: rows.map(view) }
  },
})

const deleteContact = defineTool({
  name: 'delete_contact',
  title: 'Delete contact',
  description: 'Deletes a contact for good, after asking.',
  effect: 'confirm',
  input: contactInput,
  output: cardSchema,
  examples: examples({ name: 'Anna' }),
  async preview(input, { db }) {
    return { action: 'delete', total: 1, records: [{ record: view(await onlyContact(db, input.name)) }] }
  },
  async run(input, { db }) {
    const found = await onlyContact(db, input.name)
    unwrap(await db.from('contacts').delete().eq('id', String(found.id)))
    return { kind: 'change', action: 'deleted', record: view(found) }
  },
})

const showFault = defineTool({
  name: 'show_fault',
  title: 'Show fault',
  description: 'Fails in a way that nobody foresaw.',
  effect: 'read',
  input: toolInput({ name: name.optional() }),
  output: cardSchema,
  examples: examples({}),
  run: () => Promise.reject(new TypeError('secret detail of the server')),
})

const showNonsense = defineTool({
  name: 'show_nonsense',
  title: 'Show nonsense',
  description: 'Answers what its output schema does not allow.',
  effect: 'read',
  input: toolInput({ name: name.optional() }),
  output: z.object({ kind: z.literal('figures'), title: z.string(), rows: z.array(z.never()) }),
  examples: examples({}),
  run: async () => JSON.parse('{"kind":"figures"}'),
})
