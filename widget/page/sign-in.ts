// The sign-in and sign-up form of the demo page.
import { h, type VNode } from '../src/dom.ts'
import type { Word } from './words.ts'

export interface SignInState {
  signingUp: boolean
  demo: boolean
  /** The code of an invitation that the page was opened with. */
  invite?: string | undefined
  busy: boolean
  /** What went wrong, and what to do. */
  problem?: string | undefined
  notice?: string | undefined
}

export interface SignInActions {
  submit(values: Record<string, string>): void
  switchTo(signingUp: boolean): void
  demo(): void
}

type Field = 'full_name' | 'organization' | 'invite_code' | 'email' | 'password'

export function signInView(state: SignInState, word: (key: Word) => string, actions: SignInActions): VNode {
  const { signingUp, busy, problem, notice, demo, invite } = state
  const onsubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.target instanceof HTMLFormElement)) return
    actions.submit(
      Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, String(value).trim()])),
    )
  }
  const field = (name: Field, props: Record<string, unknown>) =>
    h('label', { key: name }, h('span', null, word(name)), h('input', { name, required: true, ...props }))
  return h(
    'form',
    { class: 'sign-in', onsubmit, 'aria-busy': String(busy) },
    h('h1', null, word(signingUp ? 'signUp' : 'signIn')),
    h('p', { class: 'tagline' }, word('tagline')),
    signingUp && field('full_name', { autocomplete: 'name', maxlength: 200 }),
    signingUp && !invite && field('organization', { autocomplete: 'organization', maxlength: 200 }),
    signingUp && invite && field('invite_code', { autocomplete: 'off', maxlength: 40, value: invite }),
    field('email', { type: 'email', autocomplete: 'username', maxlength: 254 }),
    field('password', {
      type: 'password',
      autocomplete: signingUp ? 'new-password' : 'current-password',
      minlength: signingUp ? 8 : undefined,
      placeholder: signingUp ? word('passwordHint') : undefined,
    }),
    problem && h('p', { class: 'problem', role: 'alert' }, problem),
    notice && h('p', { class: 'notice', role: 'status' }, notice),
    h('button', { class: 'primary', disabled: busy }, word(signingUp ? 'signUp' : 'signIn')),
    h(
      'button',
      { type: 'button', class: 'link', onclick: () => actions.switchTo(!signingUp) },
      word(signingUp ? 'toSignIn' : 'toSignUp'),
    ),
    demo && h('button', { type: 'button', class: 'link', onclick: actions.demo }, word('demo')),
  )
}
