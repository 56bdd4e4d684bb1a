// `npm run chat`: the chat in a terminal. With an argument one question, without one a conversation.
import { createInterface, type Interface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { ChatError, openChat, signIn } from './chat-client.ts'
import { type Conversation, startConversation } from './chat-conversation.ts'
import { createStyle } from './chat-render.ts'
import { loadEnvFile } from './env.ts'

const help = `Talks to a running OrbitCRM from a terminal.

Usage: npm run chat -- [options] ["what to do"]

Without a text it starts a conversation; an empty line or Ctrl+D ends it, Ctrl+C stops an answer.

  --url URL            the server (default http://127.0.0.1:$PORT, port 3000 when unset)
  --email ADDRESS      sign in with an account; without, as the owner of the demo
  --password PASSWORD
  --conversation ID    go on with this conversation
  --yes                approve whatever is asked
  --json               the events as they come, one JSON per line
  --help               this text
`

interface Options {
  text: string
  url: string
  email: string | undefined
  password: string | undefined
  conversation: string | undefined
  yes: boolean
  json: boolean
  help: boolean
}

function readArguments(args: string[]): Options {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { ...text, default: `http://127.0.0.1:${process.env.PORT ?? 3000}` },
      email: text,
      password: text,
      conversation: text,
      yes: flag,
      json: flag,
      help: { ...flag, short: 'h' },
    },
  })
  const { email, password, conversation } = values
  return {
    ...values,
    email,
    password,
    conversation,
    url: values.url.replace(/\/$/, ''),
    text: positionals.join(' ').trim(),
  }
}

async function run(options: Options): Promise<boolean> {
  if ((options.email === undefined) !== (options.password === undefined)) {
    throw new ChatError('--email and --password go together.')
  }
  const interactive = process.stdin.isTTY === true && !options.json
  let terminal: Interface | undefined
  // Not before it is needed: from then on it takes lines, and would lose those that nobody waits for yet.
  const openTerminal = () => {
    const { stdin: input, stdout: output } = process
    terminal ??= createInterface(interactive ? { input, output } : { input })
    return terminal
  }
  const style = createStyle(process.stdout.isTTY === true && process.env.NO_COLOR === undefined)
  const print = (text: string) => void process.stdout.write(text)
  const { email, password } = options
  const token = await signIn(
    options.url,
    email !== undefined && password !== undefined ? { email, password } : undefined,
  )
  const client = await openChat(options.url)
  try {
    const conversation = await startConversation({
      client,
      token,
      threadId: options.conversation,
      style,
      json: options.json,
      print,
      decide: title => decide(title, options, interactive ? openTerminal() : undefined, print),
    })
    if (options.text !== '') return await conversation.say(options.text)
    if (interactive) print(style.dim(`Conversation ${conversation.threadId}. What can I do for you?\n`))
    return await repl(conversation, openTerminal())
  } finally {
    client.close()
    terminal?.close()
  }
}

async function decide(
  title: string,
  { yes, json }: Options,
  terminal: Interface | undefined,
  print: (text: string) => void,
) {
  if (yes) return true
  if (terminal) return /^y(es)?$/i.test((await terminal.question(`${title}? [y/N] `)).trim())
  if (!json)
    print(`Not carried out: "${title}" waits for approval. Say it again with --yes, or approve it in the chat.\n`)
  return undefined
}

/** @returns whether all went well */
async function repl(conversation: Conversation, terminal: Interface): Promise<boolean> {
  let answering = false
  let well = true
  terminal.on('SIGINT', () => (answering ? conversation.stop() : terminal.close()))
  terminal.setPrompt('> ')
  terminal.prompt()
  for await (const line of terminal) {
    if (line.trim() === '') break
    answering = true
    well = (await conversation.say(line.trim())) && well
    answering = false
    terminal.prompt()
  }
  return well
}

async function main(): Promise<void> {
  try {
    loadEnvFile()
    const options = readArguments(process.argv.slice(2))
    if (options.help) return void process.stdout.write(help)
    process.exitCode = (await run(options)) ? 0 : 1
  } catch (thrown) {
    const isMistake =
      thrown instanceof TypeError && 'code' in thrown && String(thrown.code).startsWith('ERR_PARSE_ARGS')
    if (!(thrown instanceof ChatError) && !isMistake) throw thrown
    process.stderr.write(`${thrown.message}\n`)
    process.exitCode = 1
  }
}

await main()
