// The keyed embedder against a real server on this machine that speaks OpenAI's embeddings API.
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createEmbedder, dimensions } from './embedder.ts'

interface Asked {
  model: string
  input: string[]
  dimensions?: number
  authorization: string | undefined
}

let server: Server
let baseUrl: string
let asked: Asked[]
let answer: (input: string[]) => { status: number; body: unknown }

const vectors = (input: string[], length: number) => ({
  status: 200,
  body: {
    object: 'list',
    // Numbers, whatever was asked for: many servers know nothing else.
    data: input.map((text, index) => ({
      object: 'embedding',
      index,
      embedding: new Array(length).fill(text.length / 100),
    })),
    usage: { prompt_tokens: 1, total_tokens: 1 },
  },
})
const refusal = (status: number, code: string) => ({ status, body: { error: { message: 'no', code } } })

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    const body = JSON.parse(Buffer.concat(pieces).toString())
    asked.push({ ...body, authorization: request.headers.authorization })
    const { status, body: said } = answer(body.input)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  baseUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})
beforeEach(() => {
  asked = []
  answer = input => vectors(input, dimensions)
})

const embedder = (model = 'text-embedding-3-small') =>
  createEmbedder({ kind: 'openai', model, apiKey: 'sk-1', baseUrl })

it('asks for the texts as they are, with the key, and takes the numbers that come', async () => {
  const found = await embedder().embed(['one line', 'two\nlines'])
  expect(asked).toMatchObject([
    { model: 'text-embedding-3-small', input: ['one line', 'two\nlines'], authorization: 'Bearer sk-1' },
  ])
  expect(found.map(vector => vector.length)).toEqual([dimensions, dimensions])
  expect(found.map(([first]) => first)).toEqual([0.08, 0.09])
})

it('fills up shorter vectors with zeros, and has longer ones shortened by the model', async () => {
  answer = input => vectors(input, 512)
  const [short = []] = await embedder('small-local').embed(['text'])
  expect(short).toHaveLength(dimensions)
  expect(short.slice(510, 514)).toEqual([0.04, 0.04, 0, 0])
  await embedder('text-embedding-3-large').embed(['text'])
  expect(asked.at(-1)?.dimensions).toBe(dimensions)
})

it.each([
  [401, 'invalid_api_key', 'model_unavailable'],
  [404, 'model_not_found', 'model_unavailable'],
  [429, 'rate_limit_exceeded', 'rate_limited'],
  [429, 'insufficient_quota', 'model_unavailable'],
  [503, 'overloaded', 'model_unavailable'],
])('an answer %i (%s) is %s, asked once: the job waits by itself', async (status, code, expected) => {
  answer = () => refusal(status, code)
  await expect(embedder().embed(['text'])).rejects.toMatchObject({ name: 'CrmError', code: expected })
  expect(asked).toHaveLength(1)
})

it('refuses vectors that are too long or too few, instead of storing them', async () => {
  answer = input => vectors(input, 3072)
  await expect(embedder('long-local').embed(['text'])).rejects.toMatchObject({ code: 'model_error' })
  answer = input => vectors(input.slice(1), dimensions)
  await expect(embedder().embed(['one', 'two'])).rejects.toMatchObject({ code: 'model_error' })
})

it('counts the tokens that are charged', async () => {
  expect(await embedder().countTokens(['two words', 'three more words'])).toBe(5)
})
