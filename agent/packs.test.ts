import { afterAll, beforeAll, expect, it } from 'vitest'
import { unwrap } from '../db/postgrest-errors.ts'
import { searchContacts } from '../tools/contacts/search-contacts.ts'
import { searchInvoices } from '../tools/invoices/search-invoices.ts'
import { createRegistry } from '../tools/registry.ts'
import { createChatModel } from './models/chat-model.ts'
import { type Chat, openWorld, type World } from './testing/harness.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const registry = createRegistry([searchContacts, searchInvoices])
const setPacks = async (chat: Chat, packs: string[]) => unwrap(await chat.owner.db.rpc('set_packs', { p_packs: packs }))
const offered = () => {
  const request = world.server.requests.at(-1)
  const system = String(request?.messages[0]?.content)
  return { tools: request?.tools?.map(tool => tool.function.name), system }
}

it('a model is offered the tools of the packs that are on, and told of those that are off', async () => {
  const chat = await world.chat({ agent: { registry } })
  world.server.answer({ text: 'Hello.' }, { text: 'Hello.' }, { text: 'Hello.' })
  await chat.say('hi')
  expect(offered().tools).toEqual(['search_contacts', 'search_invoices'])
  expect(offered().system).toContain('overdue means sent and past due')
  expect(offered().system).not.toMatch(/Switched off here: [a-z, ()]*invoicing/)
  await setPacks(chat, ['scheduling'])
  await chat.say('hi')
  expect(offered().tools).toEqual(['search_contacts'])
  expect(offered().system).not.toContain('overdue means sent and past due')
  expect(offered().system).toContain('Switched off here: invoicing (invoices and payments)')
  await setPacks(chat, ['invoicing'])
  await chat.say('hi')
  expect(offered().tools).toEqual(['search_contacts', 'search_invoices'])
  expect(offered().system).toContain('Switched off here: scheduling')
})

it('a tool of a pack that is off runs for no model: the answer says how to switch it on', async () => {
  const offline = createChatModel({ kind: 'offline', registry })
  const chats = [await world.chat({ agent: { registry } }), await world.chat({ agent: { registry, model: offline } })]
  for (const chat of chats) {
    await setPacks(chat, [])
    world.server.answer({ calls: [{ name: 'search_invoices', args: { status: 'overdue' } }] }, { text: 'Off.' })
    await chat.say('which invoices are overdue?')
    expect(chat.events.find(event => event.type === 'tool_result')).toMatchObject({
      name: 'search_invoices',
      outcome: {
        status: 'error',
        error: {
          code: 'unsupported',
          message: 'The pack "invoicing" is switched off in your organization.',
          hint: 'An owner can switch it on: "enable the invoicing pack".',
        },
      },
    })
  }
})
