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
const organization = element('organization')
const signOutButton = element('sign-out')
let form: SignInState = { signingUp: false, demo: false, busy: false }
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
  signOutButton.hidden = false
  const opened = document.createElement('orbit-chat')
  opened.setAttribute('mode', 'inline')
  chat = Object.assign(opened as OrbitChat, { getToken: session.getToken })
  chat.addEventListener('orbit-connected', event => {
    if (event instanceof CustomEvent) organization.textContent = (event.detail as Identity).org.name
  })
  chat.addEventListener('orbit-error', () => {
    if (!session.signedIn()) showForm({ busy: false })
  })
  main.append(chat)
}

function closeChat() {
  chat?.signOut()
  chat?.remove()
  chat = undefined
  organization.textContent = ''
  signOutButton.hidden = true
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

function submit({ email = '', password = '', full_name = '', organization = '' }: Record<string, string>) {
  return attempt(async () => {
    if (!form.signingUp) return session.signIn({ email, password })
    const confirm = await session.signUp({ email, password, full_name, organization })
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
  signOutButton.textContent = word('signOut')
  signOutButton.onclick = async () => {
    closeChat()
    await session.signOut()
    showForm()
  }
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
