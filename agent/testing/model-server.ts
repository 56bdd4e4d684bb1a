// A scripted OpenAI-compatible server for tests: it answers what it is told to, fails as it is told to, and refuses
// an invalid history the way the real API does. Not a model.
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { chunksOf } from './model-chunks.ts'
import { historyFault, type WireMessage } from './model-history.ts'

export interface ScriptedCall {
  name: string
  /** A string is sent as it is, so that a test can send arguments that are no JSON. */
  args: Record<string, unknown> | string
  /** Left out: a fresh one. */
  id?: string
}

/**
 * What goes wrong. `rate_limit` answers 429, `server_error` 500, `refused` 401, `hang` accepts and never answers, `stall` sends
 * `text` and then nothing, `garbage` streams something that is no JSON, `disconnect` cuts the connection after `text`.
 */
export type Fault = 'rate_limit' | 'server_error' | 'refused' | 'hang' | 'stall' | 'garbage' | 'disconnect'

export interface ScriptedAnswer {
  text?: string
  calls?: ScriptedCall[]
  /** Left out: 100 in, 20 out. `null`: the server doesn't say, as some local ones don't. */
  usage?: { in: number; out: number } | null
  /** Before every chunk. */
  delayMs?: number
  fault?: Fault
}

export interface ModelRequest {
  model: string
  messages: WireMessage[]
  tools?: { type: 'function'; function: { name: string; description: string; parameters: Record<string, unknown> } }[]
  stream?: boolean
}

export type Script = (request: ModelRequest, index: number) => ScriptedAnswer

export interface ModelServer {
  /** For `OPENAI_BASE_URL`. */
  baseUrl: string
  /** Every request so far, the oldest first. */
  requests: ModelRequest[]
  /** Queues answers, one per request, in order. A request beyond the script is answered with an error. */
  answer(...answers: ScriptedAnswer[]): void
  /** Answers every request that no queued answer is left for. */
  answerWith(script: Script): void
  /** Connections that the client cut while an answer was on its way. */
  aborted(): number
  close(): Promise<void>
}

export async function startModelServer(): Promise<ModelServer> {
  const queue: ScriptedAnswer[] = []
  const requests: ModelRequest[] = []
  let script: Script | undefined
  let aborted = 0

  const server = http.createServer(async (request, response) => {
    response.on('close', () => {
      if (!response.writableFinished) aborted += 1
    })
    const body = await readBody(request)
    if (!request.url?.endsWith('/chat/completions')) return sendError(response, 404, 'No such route.')
    requests.push(body)
    const fault = historyFault(body.messages)
    if (fault !== undefined) return sendError(response, 400, fault)
    const next = queue.shift() ?? script?.(body, requests.length - 1)
    if (next === undefined) return sendError(response, 400, 'The script has no answer for this request.')
    await play(next, body, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    answer: (...answers) => void queue.push(...answers),
    answerWith(next) {
      script = next
    },
    aborted: () => aborted,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readBody(request: http.IncomingMessage): Promise<ModelRequest> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return JSON.parse(Buffer.concat(parts).toString() || '{"messages":[]}')
}

function sendError(response: http.ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ error: { message, type: 'scripted', code: null } }))
}

async function play(answer: ScriptedAnswer, request: ModelRequest, response: http.ServerResponse): Promise<void> {
  if (answer.fault === 'rate_limit') return sendError(response, 429, 'Rate limit reached.')
  if (answer.fault === 'server_error') return sendError(response, 500, 'The server had an error.')
  if (answer.fault === 'refused') return sendError(response, 401, 'Incorrect API key provided.')
  if (answer.fault === 'hang') return

  response.writeHead(200, { 'content-type': 'text/event-stream' })
  if (answer.fault === 'garbage') return void response.end('data: {"choices": [<html>oops\n\n')
  for (const chunk of chunksOf(answer, request.model)) {
    if (answer.delayMs !== undefined) await new Promise(resolve => setTimeout(resolve, answer.delayMs))
    if (response.destroyed) return
    response.write(`data: ${JSON.stringify(chunk)}\n\n`)
  }
  if (answer.fault === 'stall') return
  if (answer.fault === 'disconnect') return void setTimeout(() => response.destroy(), 20)
  response.end('data: [DONE]\n\n')
}
