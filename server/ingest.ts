// `npm run ingest -- FILE…`: uploads files and folders to a running server, and shows how far reading them is.
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { ChatError, signIn } from './chat-client.ts'
import { loadEnvFile } from './env.ts'
import type { DocumentState, HttpFailure, UploadedDocument } from './protocol.ts'

const help = `Uploads files (PDF, Word, Markdown, text, HTML, CSV) to a running OrbitCRM, folders with all that is in them.

Usage: npm run ingest -- [options] FILE…

  --url URL            the server (default http://127.0.0.1:$PORT, port 3000 when unset)
  --email ADDRESS      sign in with an account; without, as the owner of the demo
  --password PASSWORD
  --shared             the whole team may see them; otherwise owners and you
  --contact ID         they belong to this contact
  --project ID         they belong to this project
  --read-again         no files: reads again what was read by another embedder
  --help               this text
`

const lookMs = 500
const width = 24
const print = (text: string) => void process.stdout.write(text)
const onTerminal = process.stdout.isTTY === true

function readArguments(args: string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { ...text, default: `http://127.0.0.1:${process.env.PORT ?? 3000}` },
      email: text,
      password: text,
      contact: text,
      project: text,
      shared: flag,
      'read-again': flag,
      help: { ...flag, short: 'h' },
    },
  })
}

async function filesIn(path: string): Promise<string[]> {
  const info = await stat(path).catch(() => {
    throw new ChatError(`There is no file ${path}.`)
  })
  if (!info.isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile() && !entry.name.startsWith('.'))
  return files.map(entry => join(entry.parentPath, entry.name)).sort()
}

async function answer<Body>(response: Response): Promise<Body> {
  const body: unknown = await response.json()
  if (response.ok) return body as Body
  const { message, hint = '' } = (body as HttpFailure).error
  throw new ChatError(`${message} ${hint}`.trim())
}

function bar(share: number): string {
  const done = Math.round(share * width)
  return `${'█'.repeat(done)}${'░'.repeat(width - done)}`
}

async function main(): Promise<void> {
  loadEnvFile()
  const { values, positionals } = readArguments(process.argv.slice(2))
  if (values.help || (positionals.length === 0 && !values['read-again'])) return print(help)
  const { email, password, contact, project } = values
  const url = values.url.replace(/\/$/, '')
  const token = await signIn(url, email !== undefined && password !== undefined ? { email, password } : undefined)
  const headers = { authorization: `Bearer ${token}` }
  if (values['read-again']) {
    const init = { method: 'POST', headers }
    const { documents } = await answer<{ documents: number }>(await fetch(`${url}/documents/read-again`, init))
    return print(`${documents} documents are read again.\n`)
  }
  const files = (await Promise.all(positionals.map(filesIn))).flat()
  let failed = 0
  for (const [index, file] of files.entries()) {
    const label = `${String(index + 1).padStart(String(files.length).length)}/${files.length} ${basename(file)}`
    try {
      const body = new FormData()
      body.append('file', new Blob([new Uint8Array(await readFile(file))]), basename(file))
      if (values.shared) body.append('visibility', 'shared')
      if (contact !== undefined) body.append('contact_id', contact)
      if (project !== undefined) body.append('project_id', project)
      const sent = await fetch(`${url}/documents`, { method: 'POST', headers, body })
      const { id } = await answer<UploadedDocument>(sent)
      const state = await follow(url, headers, id, label)
      if (state.status === 'error') throw new ChatError(state.error ?? 'It could not be read.')
      print(`${onTerminal ? '\r\u001b[K' : ''}✓ ${label}  ${state.pieces} piece${state.pieces === 1 ? '' : 's'}\n`)
    } catch (thrown) {
      if (!(thrown instanceof ChatError)) throw thrown
      failed += 1
      print(`${onTerminal ? '\r\u001b[K' : ''}✗ ${label}  ${thrown.message}\n`)
    }
  }
  process.exitCode = failed > 0 ? 1 : 0
}

async function follow(url: string, headers: Record<string, string>, id: string, label: string): Promise<DocumentState> {
  for (;;) {
    const state = await answer<DocumentState>(await fetch(`${url}/documents/${id}`, { headers }))
    if (/complete|error/.test(state.status)) return state
    if (onTerminal) print(`\r\u001b[K  ${label}  ${bar(state.pieces > 0 ? state.read / state.pieces : 0)}`)
    await new Promise(resolve => setTimeout(resolve, lookMs))
  }
}

try {
  await main()
} catch (thrown) {
  const isMistake = thrown instanceof TypeError && 'code' in thrown && String(thrown.code).startsWith('ERR_PARSE_ARGS')
  if (!(thrown instanceof ChatError) && !isMistake) throw thrown
  process.stderr.write(`${thrown.message}\n`)
  process.exitCode = 1
}
