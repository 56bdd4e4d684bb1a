// An OpenAI-compatible model that costs nothing: one tool call, then fifty tokens in one write. What is left is overhead.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const words = 'Acme has three open deals worth 42000 euro and the next step is a call on Monday'.split(' ')
const answer = Array.from({ length: 50 }, (_, index) => (index ? ' ' : '') + words[index % words.length])

interface ChatRequest {
  model: string
  messages: { role: string }[]
  tools?: { function: { name: string } }[]
}

function chunks(request: ChatRequest, id: number): string {
  const head = { id: `chatcmpl-${id}`, object: 'chat.completion.chunk', created: 1750000000, model: request.model }
  const line = (delta: object, finish: string | null = null) =>
    `data: ${JSON.stringify({ ...head, choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`
  const wanted = request.tools?.find(tool => tool.function.name === 'search_tasks') ?? request.tools?.[0]
  const callsTool = wanted && request.messages.at(-1)?.role === 'user'
  const name = wanted?.function.name
  const body = callsTool
    ? [line({ tool_calls: [{ index: 0, id: `call_${id}`, type: 'function', function: { name, arguments: '{}' } }] })]
    : answer.map(content => line({ content }))
  const usage = { prompt_tokens: 900, completion_tokens: callsTool ? 8 : 50, total_tokens: callsTool ? 908 : 950 }
  return [
    line({ role: 'assistant', content: '' }),
    ...body,
    line({}, callsTool ? 'tool_calls' : 'stop'),
    `data: ${JSON.stringify({ ...head, choices: [], usage })}\n\n`,
    'data: [DONE]\n\n',
  ].join('')
}

let calls = 0
const server = createServer((request, response) => {
  let text = ''
  request.setEncoding('utf8')
  request.on('data', part => {
    text += part
  })
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.end(chunks(JSON.parse(text), ++calls))
  })
})
server.keepAliveTimeout = 65_000
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready ${(server.address() as AddressInfo).port}\n`)
})
