// Who is signed in on the demo page: the tokens in this browser, renewed when they end.
import type {
  HttpFailure,
  PublicConfig,
  RefreshRequest,
  SignedIn,
  SignInRequest,
  SignUpRequest,
} from '../../server/protocol.ts'

/** An answer of the server that is meant for people. */
export class Refusal extends Error {
  readonly status: number
  readonly hint: string | undefined
  constructor(status: number, message: string, hint?: string) {
    super(message)
    this.status = status
    this.hint = hint
  }
}

export interface Session {
  signedIn(): boolean
  /** For `<orbit-chat>`. */
  getToken(stale: boolean): Promise<string | undefined>
  config(): Promise<PublicConfig>
  demo(): Promise<void>
  signIn(request: SignInRequest): Promise<void>
  /** Answers whether the address must be confirmed by e-mail first. */
  signUp(request: SignUpRequest): Promise<boolean>
  signOut(): Promise<void>
}

const storageKey = 'orbit session'
/** Seconds before its end at which a token is replaced. */
const margin = 30

export function createSession(): Session {
  // The demo's token has no refresh token and is not kept: it is asked for again.
  let demoToken: SignedIn | undefined
  const stored = (): SignedIn | undefined => JSON.parse(localStorage.getItem(storageKey) ?? 'null') ?? undefined
  const keep = (tokens: SignedIn) => localStorage.setItem(storageKey, JSON.stringify(tokens))
  const forget = () => {
    demoToken = undefined
    localStorage.removeItem(storageKey)
  }
  const current = () => demoToken ?? stored()

  async function demo() {
    demoToken = await ask<SignedIn>('/auth/demo')
  }

  /** Tabs take turns: a refresh token works once, and the others find the new one. */
  async function renew(stale: boolean): Promise<string | undefined> {
    const before = current()?.access_token
    return inTurn(async () => {
      const tokens = current()
      if (!tokens) return undefined
      const renewedElsewhere = stale && tokens.access_token !== before
      if ((!stale || renewedElsewhere) && lasts(tokens)) return tokens.access_token
      if (demoToken) await demo()
      else
        keep(
          await ask<SignedIn>('/auth/refresh', { refresh_token: tokens.refresh_token ?? '' } satisfies RefreshRequest),
        )
      return current()?.access_token
    })
  }

  return {
    signedIn: () => current() !== undefined,
    async getToken(stale) {
      const tokens = current()
      if (tokens && !stale && lasts(tokens)) return tokens.access_token
      try {
        return await renew(stale)
      } catch (error) {
        if (!(error instanceof Refusal) || error.status >= 500 || error.status === 429) throw error
        forget()
        return undefined
      }
    },
    config: () => ask<PublicConfig>('/config'),
    demo,
    signIn: async request => keep(await ask<SignedIn>('/auth/sign-in', request)),
    async signUp(request) {
      const answer = await ask<SignedIn | { confirmation: 'email' }>('/auth/sign-up', request)
      if ('confirmation' in answer) return true
      keep(answer)
      return false
    },
    async signOut() {
      const tokens = stored()
      forget()
      if (tokens) await ask('/auth/sign-out', {}, tokens.access_token).catch(() => undefined)
    },
  }
}

function lasts({ expires_at }: SignedIn): boolean {
  return expires_at - margin > Date.now() / 1000
}

function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  // Browsers hide locks from plain http pages.
  return navigator.locks ? navigator.locks.request(storageKey, work) : work()
}

async function ask<Answer>(path: string, body?: object, token?: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  const response = await fetch(path, body ? { method: 'POST', headers, body: JSON.stringify(body) } : {})
  const answer = await response.json().catch(() => undefined)
  if (response.ok) return answer
  const failure: HttpFailure['error'] | undefined = answer?.error
  throw new Refusal(response.status, failure?.message ?? `${response.status} ${response.statusText}`, failure?.hint)
}
