// Who is signed in, for the head of the page: the person, their organization, the model that answers, the tokens left.
import type { OrbitDatabase } from '../db/database.ts'
import { CrmError } from '../db/errors.ts'
import { unwrap } from '../db/postgrest-errors.ts'
import { orgSettings } from '../tools/settings.ts'
import type { Identity } from './protocol.ts'

export interface IdentityReader {
  /** @throws {CrmError} `forbidden` when the user belongs to no organization. */
  readIdentity(token: string, userId: string): Promise<Identity>
}

const columns =
  'id, full_name, email, role, organizations!profiles_org_id_fkey(id, name, settings, token_balance, token_pack_balance, subscription_tier, current_period_end, plan:products!organizations_subscription_tier_fkey(tokens))' as const

export function createIdentityReader(database: OrbitDatabase, model: string, now: () => Date): IdentityReader {
  const read = async (token: string, userId: string) =>
    unwrap(await database.asUser(token).from('profiles').select(columns).eq('id', userId))[0]
  return {
    async readIdentity(token, userId) {
      let profile = await read(token, userId)
      // A period that is over is renewed by whoever comes first.
      if (profile?.organizations && new Date(profile.organizations.current_period_end) <= now()) {
        unwrap(await database.asUser(token).rpc('renew_period'))
        profile = await read(token, userId)
      }
      if (!profile?.organizations) {
        throw new CrmError('forbidden', 'You do not belong to an organization.', { hint: 'Ask for an invitation.' })
      }
      const { id, full_name, email, role, organizations: org } = profile
      const { currency, time_zone, language } = orgSettings(org.settings)
      return {
        user: { id, name: full_name ?? email, email, role },
        org: { id: org.id, name: org.name, currency, timeZone: time_zone, language },
        model,
        balance: { monthly: org.token_balance, packs: org.token_pack_balance },
        plan: { tier: org.subscription_tier, monthlyTokens: org.plan.tokens },
      }
    },
  }
}
