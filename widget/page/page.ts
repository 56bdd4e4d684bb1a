// The demo page: signs in (by itself where there is a demo), then shows the chat over the whole page.
import type { Identity } from '../../server/protocol.ts'
import { patch, type VNode } from '../src/dom.ts'
import type { OrbitChat } from '../src/orbit-chat.ts'
import { createSession, Refusal } from './session.ts'
import { type SignInState, signInView } from './sign-in.ts'
import { createWords } from './words.ts'

const session = createSession()
const { language, word } = createWords(navigator.languages)
const main = element('main')
const header = element('header')
/** `?invite=CODE`: somebody was asked to join. */
const invite = new URLSearchParams(location.search).get('invite') ?? undefined
let form: SignInState = { signingUp: invite !== undefined, demo: false, busy: false, invite }
let chat: OrbitChat | undefined
let drawn: VNode[] = []

function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`The page has no element "${id}".`)
  return found
}

function showForm(change: Partial<SignInState> = {}) {
  form = { ...form, ...change }
  const view = signInView(form, word, {
    submit,
    switchTo: signingUp => showForm({ signingUp, problem: undefined }),
    demo,
  })
  view.props.key = 'form'
  if (chat) closeChat()
  patch(main, drawn, [view])
  drawn = [view]
}

function showChat() {
  patch(main, drawn, [])
  drawn = []
  header.hidden = true
  const organization = document.createElement('small')
  const title = document.createElement('span')
  title.slot = 'title'
  title.append(...[...header.children].map(child => child.cloneNode(true)))
  title.firstElementChild?.append(organization)
  const leave = document.createElement('button')
  leave.slot = 'actions'
  leave.textContent = word('signOut')
  leave.onclick = signOut
  chat = Object.assign(document.createElement('orbit-chat') as OrbitChat, { getToken: session.getToken })
  chat.setAttribute('mode', 'inline')
  chat.addEventListener('orbit-connected', event => {
    if (event instanceof CustomEvent) organization.textContent = (event.detail as Identity).org.name
  })
  chat.addEventListener('orbit-error', () => {
    if (!session.signedIn()) showForm({ busy: false })
  })
  chat.append(title, leave)
  main.append(chat)
}

function closeChat() {
  chat?.signOut()
  chat?.remove()
  chat = undefined
  header.hidden = false
}

async function signOut() {
  closeChat()
  await session.signOut()
  showForm()
}

async function attempt(work: () => Promise<void>) {
  showForm({ busy: true, problem: undefined, notice: undefined })
  try {
    await work()
    form = { ...form, busy: false }
    if (session.signedIn()) showChat()
  } catch (error) {
    showForm({ busy: false, problem: sentence(error) })
  }
}

function submit({ email = '', password = '', full_name = '', organization, invite_code }: Record<string, string>) {
  return attempt(async () => {
    if (!form.signingUp) return session.signIn({ email, password })
    const confirm = await session.signUp({ email, password, full_name, organization, invite_code })
    if (confirm) showForm({ busy: false, signingUp: false, notice: word('confirm') })
  })
}

function demo() {
  return attempt(session.demo)
}

function sentence(error: unknown): string {
  if (!(error instanceof Refusal)) return word('unreachable')
  return [error.message, error.hint].filter(Boolean).join(' ')
}

async function start() {
  document.documentElement.lang = language
  try {
    const config = await session.config()
    form.demo = config.demo
    if (!session.signedIn() && config.demo) await session.demo()
    if (session.signedIn()) showChat()
    else showForm()
  } catch (error) {
    if (session.signedIn()) showChat()
    else showForm({ problem: sentence(error) })
  }
}

void start()
