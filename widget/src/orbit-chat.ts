// The custom element `<orbit-chat>`: its attributes, properties, methods and events.

import { addStyles } from './beside.ts'
import { type Chat, createChat } from './chat.ts'
import { createShell } from './shell.ts'
import { createStore } from './store.ts'
import css from './view/styles.css?inline'

/** Answers a valid access token. `stale`: the last one was refused or ends soon. Nothing means signed out; throwing means try again later. */
export type GetToken = (stale: boolean) => Promise<string | undefined>

const scriptUrl = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : location.href
const wakers = ['focus', 'online', 'pageshow', 'visibilitychange'] as const

/**
 * Attributes: `server` (default: where the script came from), `token` (or the property `getToken`), `thread`, `lang`,
 * `theme` (light | dark | auto), `mode` (inline, else a launcher bubble). Slots: `title`, `actions`. Every class in the
 * shadow tree is a part as well. Events, all bubbling: `orbit-connected` (identity), `orbit-open` ({ open }),
 * `orbit-message` ({ role, text }), `orbit-unread` ({ count }), `orbit-error` ({ code, message? }).
 */
export class OrbitChat extends HTMLElement {
  static observedAttributes = ['server', 'token', 'thread', 'lang', 'mode']

  #getToken: GetToken | undefined
  #current: Chat | undefined
  readonly #root = this.attachShadow({ mode: 'open' })
  readonly #wake = () => document.hidden || this.#chat().connection.wake()
  readonly #keydown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing) this.#shell.escape()
  }
  readonly #shell = createShell({
    root: this.#root,
    chat: () => this.#chat(),
    inline: () => this.#inline(),
    languages: () => [this.lang, ...navigator.languages],
    base: scriptUrl,
    request: (path, init) => this.#request(path, init),
    onOpened: () => this.#begin(),
    emit: (type, detail) => this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true })),
  })

  /** Setting it signs in. */
  set getToken(callback: GetToken | undefined) {
    this.#getToken = callback
    if (this.isConnected) this.#begin()
  }

  connectedCallback() {
    if (!this.#root.adoptedStyleSheets.length) addStyles(this.#root, css)
    this.addEventListener('keydown', this.#keydown)
    for (const type of wakers) window.addEventListener(type, this.#wake)
    this.#takeProperties()
    this.#begin()
    void this.#shell.refresh()
  }

  disconnectedCallback() {
    for (const type of wakers) window.removeEventListener(type, this.#wake)
    this.#end()
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null) {
    if (before === after || !this.isConnected) return
    if (name === 'thread') this.#chat().follow(after ?? undefined)
    if (name === 'server') this.#end()
    this.#begin()
    void this.#shell.refresh()
  }

  open() {
    this.#shell.actions.toggle(true)
  }

  close() {
    this.#shell.actions.toggle(false)
  }

  toggle() {
    this.#shell.actions.toggle(!this.#shell.isOpen())
  }

  newConversation() {
    this.#shell.actions.follow()
  }

  /** Ends the session in this browser: closes the socket and forgets token, conversation and unsent messages. */
  signOut() {
    this.#getToken = undefined
    this.removeAttribute('token')
    this.#chat().forget()
    this.#end()
    this.#shell.reset()
  }

  /** Connects as soon as there is someone to connect as, and a reason to: the chat is visible, or was used before. */
  #begin() {
    const { connection, state } = this.#chat()
    const signedIn = this.#getToken || this.getAttribute('token')
    if (this.#inline() || this.#shell.isOpen() || (signedIn && state().threadId)) connection.open()
  }

  #end() {
    this.#current?.connection.close()
    this.#current = undefined
  }

  async #request(path: string, init?: RequestInit) {
    const headers = { authorization: `Bearer ${await this.#token(false)}` }
    return fetch(this.#url(path), { ...init, headers })
  }

  async #token(stale: boolean) {
    return this.#getToken ? this.#getToken(stale) : (this.getAttribute('token') ?? undefined)
  }

  #url(path: string) {
    return new URL(path, new URL(this.getAttribute('server') ?? '/', scriptUrl)).href
  }

  #chat(): Chat {
    if (this.#current) return this.#current
    const url = this.#url('/chat').replace('http', 'ws')
    this.#current = createChat({
      url,
      session: createStore(() => sessionStorage, url),
      local: createStore(() => localStorage, url),
      threadId: this.getAttribute('thread') ?? undefined,
      getToken: stale => this.#token(stale),
      onChange: state => this.#shell.changed(state),
      onLiveEvent: (event, state) => this.#shell.live(event, state),
    })
    return this.#current
  }

  #inline() {
    return this.getAttribute('mode') === 'inline'
  }

  /** `getToken` that was set before the script had loaded hides our property: takes it over. */
  #takeProperties() {
    if (!Object.hasOwn(this, 'getToken')) return
    const { getToken } = this
    Reflect.deleteProperty(this, 'getToken')
    this.getToken = getToken
  }
}
