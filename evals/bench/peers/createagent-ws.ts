// What a LangChain chat server starts from: createAgent with one tool straight on ws. No auth, no metering, nothing stored.
import { randomUUID } from 'node:crypto'
import { MemorySaver } from '@langchain/langgraph'
import { ChatOpenAI } from '@langchain/openai'
import { createAgent, tool } from 'langchain'
import { WebSocketServer } from 'ws'
import { z } from 'zod'

const noop = tool(() => 'ok', {
  name: 'noop',
  description: 'Does nothing',
  schema: z.object({ q: z.string().optional() }),
})
const agent = createAgent({
  model: new ChatOpenAI({ model: 'instant', apiKey: 'none', configuration: { baseURL: process.env.MODEL_URL } }),
  tools: [noop],
  systemPrompt: 'You are the assistant of a CRM. Use the tools.',
  checkpointer: new MemorySaver(),
})

const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
sockets.on('listening', () => process.stdout.write(`ready ${(sockets.address() as { port: number }).port}\n`))
sockets.on('connection', socket =>
  socket.on('message', async data => {
    const stream = await agent.stream(
      { messages: [{ role: 'user', content: JSON.parse(String(data)).text }] },
      { streamMode: 'messages', configurable: { thread_id: randomUUID() } },
    )
    for await (const [message] of stream) {
      if (message.getType() === 'ai' && message.content)
        socket.send(JSON.stringify({ type: 'token', text: message.content }))
    }
    socket.send('{"type":"done"}')
  }),
)
