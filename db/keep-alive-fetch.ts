// A `fetch` on node's own http with connections kept open, for the two servers that every turn talks to: the database
// and the model. The global one turns every piece into web streams and back, which is a tenth of a turn's CPU.
import http from 'node:http'
import https from 'node:https'

type Fetch = typeof globalThis.fetch

/** Text in, a stream out, no redirects. Other bodies (files, forms) go through the global `fetch`. */
export function createKeepAliveFetch(): Fetch {
  const plain = new http.Agent({ keepAlive: true })
  const secure = new https.Agent({ keepAlive: true })
  return (input, init = {}) => {
    const { body } = init
    if (input instanceof Request || (body !== undefined && body !== null && typeof body !== 'string')) {
      return globalThis.fetch(input, init)
    }
    const url = new URL(input)
    const isSecure = url.protocol === 'https:'
    const options: https.RequestOptions = {
      method: init.method ?? 'GET',
      headers: { ...Object.fromEntries(new Headers(init.headers)), 'content-length': Buffer.byteLength(body ?? '') },
      agent: isSecure ? secure : plain,
      ...(init.signal ? { signal: init.signal } : {}),
    }
    return new Promise((resolve, reject) => {
      const request = (isSecure ? https : http).request(url, options, answer => resolve(asResponse(answer, url)))
      request.on('error', reject)
      request.end(body ?? '')
    })
  }
}

/** The part of a `Response` that supabase-js and the `openai` client read; its body is any async iterable. */
function asResponse(answer: http.IncomingMessage, url: URL): Response {
  const status = answer.statusCode ?? 0
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value))
  const bytes = async () => {
    const parts: Buffer[] = []
    for await (const part of answer) parts.push(part)
    return Buffer.concat(parts)
  }
  const response = {
    ok: status >= 200 && status < 300,
    status,
    statusText: answer.statusMessage ?? '',
    headers,
    url: url.href,
    body: answer,
    arrayBuffer: bytes,
    blob: async () => new Blob([await bytes()]),
    text: async () => (await bytes()).toString(),
    json: async () => JSON.parse((await bytes()).toString()),
  }
  return response as unknown as Response
}
