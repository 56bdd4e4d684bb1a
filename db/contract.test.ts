import { randomUUID } from 'node:crypto'
import { type ServerType, serve } from '@hono/node-server'
import type { ContractBackend, ContractPerson } from './contract.ts'
import { describeContract } from './contract.ts'
import { openHosted } from './hosted.ts'
import { openTestDatabase } from './testing.ts'

describeContract('the embedded database', async () => {
  const { database, createOrg } = await openTestDatabase()
  return {
    database,
    createOrg: async name => {
      const org = await createOrg(name)
      return { owner: org.owner, member: await org.addMember('Member') }
    },
    close: () => database.close(),
  }
})

// The hosted client over a real HTTP connection: the path that a hosted project takes, without one.
describeContract('a project behind HTTP', async () => {
  const { database: embedded, createOrg } = await openTestDatabase()
  const { server, url } = await new Promise<{ server: ServerType; url: string }>(resolve => {
    const server = serve({ fetch: embedded.api.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ server, url: `http://127.0.0.1:${port}` }),
    )
  })
  const database = openHosted({ url, publishableKey: embedded.api.publishableKey })
  const person = ({ userId, token }: { userId: string; token: string }): ContractPerson => ({
    userId,
    token,
    db: database.asUser(token),
  })
  return {
    database,
    createOrg: async name => {
      const org = await createOrg(name)
      return { owner: person(org.owner), member: person(await org.addMember('Member')) }
    },
    close: async () => {
      await new Promise(resolve => server.close(resolve))
      await embedded.close()
    },
  }
})

// A project made for this: `supabase db push --workdir db`, then its URL and keys. It is filled with test data.
const {
  SUPABASE_TEST_URL: url,
  SUPABASE_TEST_PUBLISHABLE_KEY: publishableKey,
  SUPABASE_TEST_SECRET_KEY: secretKey,
} = process.env
if (url && publishableKey && secretKey) {
  describeContract('a hosted project', async () => hostedBackend(url, publishableKey, secretKey))
}

function hostedBackend(url: string, publishableKey: string, secretKey: string): ContractBackend {
  const database = openHosted({ url, publishableKey, secretKey })
  const made: string[] = []

  const person = async (userData: object, appData: object): Promise<ContractPerson> => {
    const email = `${randomUUID()}@example.com`
    const password = randomUUID()
    const { data, error } = await database.service().auth.admin.createUser({
      email,
      password,
      email_confirm: true,
      user_metadata: userData,
      app_metadata: appData,
    })
    if (error) throw error
    made.push(data.user.id)
    const signedIn = await database.anonymous().auth.signInWithPassword({ email, password })
    if (signedIn.error) throw signedIn.error
    const token = signedIn.data.session.access_token
    return { userId: data.user.id, token, db: database.asUser(token) }
  }

  return {
    database,
    createOrg: async name => {
      const owner = await person({ full_name: 'Owner', org_name: name }, {})
      const { data } = await owner.db.from('organizations').select('id').single()
      return { owner, member: await person({ full_name: 'Member' }, { org_id: data?.id }) }
    },
    close: async () => {
      // Records and profiles go with their organization.
      const { data } = await database.service().from('profiles').select('org_id').in('id', made)
      const organizations = (data ?? []).map(profile => profile.org_id)
      await database.service().from('organizations').delete().in('id', organizations)
      for (const id of made) await database.service().auth.admin.deleteUser(id)
    },
  }
}
