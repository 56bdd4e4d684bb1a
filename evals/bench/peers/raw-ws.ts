// The floor: node:http and ws, no framework, no database, nothing stored. Every other figure is a multiple of this.
import { Agent, request } from 'node:http'
import { WebSocketServer } from 'ws'

const modelUrl = new URL(process.env.MODEL_URL ?? '')
const agent = new Agent({ keepAlive: true })
const tools = [
  {
    type: 'function',
    function: { name: 'noop', description: 'Does nothing', parameters: { type: 'object', properties: {} } },
  },
]

interface Delta {
  content?: string
  tool_calls?: { id: string }[]
}

function complete(messages: object[], onDelta: (delta: Delta) => void): Promise<void> {
  const body = JSON.stringify({ model: 'instant', messages, tools, stream: true })
  return new Promise((resolve, reject) => {
    const call = request(`${modelUrl}/chat/completions`, { agent, method: 'POST' }, response => {
      let rest = ''
      response.setEncoding('utf8')
      response.on('data', text => {
        const lines = (rest + text).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) {
          if (!line.startsWith('data: {')) continue
          const delta = JSON.parse(line.slice(6)).choices[0]?.delta
          if (delta) onDelta(delta)
        }
      })
      response.on('end', resolve)
    })
    call.on('error', reject)
    call.end(body)
  })
}

const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
sockets.on('listening', () => process.stdout.write(`ready ${(sockets.address() as { port: number }).port}\n`))
sockets.on('connection', socket =>
  socket.on('message', async data => {
    const messages: object[] = [{ role: 'user', content: JSON.parse(String(data)).text }]
    let callId: string | undefined
    await complete(messages, delta => {
      callId = delta.tool_calls?.[0]?.id ?? callId
    })
    const call = { id: callId, type: 'function', function: { name: 'noop', arguments: '{}' } }
    messages.push(
      { role: 'assistant', content: null, tool_calls: [call] },
      { role: 'tool', tool_call_id: callId, content: 'ok' },
    )
    await complete(messages, delta => {
      if (delta.content) socket.send(JSON.stringify({ type: 'token', text: delta.content }))
    })
    socket.send('{"type":"done"}')
  }),
)
