// How requests to a model server travel: node's own http with connections kept open. The global fetch turns every
// piece of a stream into web streams and back, which is a tenth of a whole turn's CPU.
import http from 'node:http'
import https from 'node:https'

type Fetch = typeof globalThis.fetch

/** A `fetch` for the `openai` client: text in, a stream out, no redirects. */
export function createModelFetch(): Fetch {
  const plain = new http.Agent({ keepAlive: true })
  const secure = new https.Agent({ keepAlive: true })
  return (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const isSecure = url.protocol === 'https:'
    const body = typeof init.body === 'string' ? init.body : ''
    const options: https.RequestOptions = {
      method: init.method ?? 'GET',
      headers: { ...Object.fromEntries(new Headers(init.headers)), 'content-length': Buffer.byteLength(body) },
      agent: isSecure ? secure : plain,
      ...(init.signal ? { signal: init.signal } : {}),
    }
    return new Promise((resolve, reject) => {
      const request = (isSecure ? https : http).request(url, options, answer => resolve(asResponse(answer, url)))
      request.on('error', reject)
      request.end(body)
    })
  }
}

/** The part of a `Response` that the `openai` client reads; it takes any async iterable for a body. */
function asResponse(answer: http.IncomingMessage, url: URL): Response {
  const status = answer.statusCode ?? 0
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value))
  const text = async () => {
    const parts: Buffer[] = []
    for await (const part of answer) parts.push(part)
    return Buffer.concat(parts).toString()
  }
  const json = async () => JSON.parse(await text())
  const response = { ok: status >= 200 && status < 300, status, headers, url: url.href, body: answer, text, json }
  return response as unknown as Response
}
