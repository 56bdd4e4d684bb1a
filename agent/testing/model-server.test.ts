import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ModelServer, startModelServer } from './model-server.ts'

let server: ModelServer
beforeAll(async () => {
  server = await startModelServer()
})
afterAll(() => server.close())

const post = (messages: object[]) =>
  fetch(`${server.baseUrl}/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({ model: 'm', stream: true, messages }),
  })

describe('model server', () => {
  it('streams the words, the calls and the usage it was told to', async () => {
    server.answer({
      text: 'Hello there',
      calls: [{ name: 'find', args: { q: 'Anna' }, id: 'c1' }],
      usage: { in: 7, out: 3 },
    })
    const body = await (await post([{ role: 'user', content: 'hi' }])).text()
    expect(body).toContain('"content":"Hello "')
    expect(body).toContain('"id":"c1"')
    expect(body).toContain('"prompt_tokens":7')
    expect(body.trimEnd().endsWith('data: [DONE]')).toBe(true)
  })

  it('answers 400 when a tool call was left unanswered', async () => {
    server.answer({ text: 'never sent' })
    const call = {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'c1', function: { name: 'find', arguments: '{}' } }],
    }
    const unanswered = await post([{ role: 'user', content: 'hi' }, call, { role: 'user', content: 'and?' }])
    expect(unanswered.status).toBe(400)
    expect(await unanswered.text()).toContain('c1')
    const answered = await post([call, { role: 'tool', tool_call_id: 'c1', content: '{}' }])
    expect(answered.status).toBe(200)
  })

  it('answers 400 beyond its script', async () => {
    expect((await post([{ role: 'user', content: 'hi' }])).status).toBe(400)
  })

  it.each([
    ['rate_limit', 429],
    ['server_error', 500],
    ['refused', 401],
  ] as const)('fails with %s as %i', async (fault, status) => {
    server.answer({ fault })
    expect((await post([{ role: 'user', content: 'hi' }])).status).toBe(status)
  })

  it('cuts the connection in mid-answer', async () => {
    server.answer({ text: 'half an', fault: 'disconnect' })
    const response = await post([{ role: 'user', content: 'hi' }])
    await expect(response.text()).rejects.toThrow()
  })
})
