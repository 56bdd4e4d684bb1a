// The demo page's way in and out, in a real Chromium.
import { expect, it } from 'vitest'
import type { Script } from '../testing/chat-server.ts'
import { identity } from '../testing/events.ts'
import { composer, useStage } from '../testing/stage.ts'

const { serve, newContext, visit } = useStage()

it('signs in by form: says what is wrong, then shows the chat; signing out leaves nothing behind', async () => {
  const routes: Script['routes'] = {
    '/config': () => [200, { demo: false, model: 'offline', version: '1' }],
    '/auth/sign-in': body =>
      JSON.stringify(body).includes('right-one')
        ? [200, { access_token: 'a', refresh_token: 'r', expires_at: 4_000_000_000 }]
        : [
            401,
            {
              error: {
                code: 'unauthenticated',
                message: 'E-mail or password is wrong.',
                hint: 'Check both and try again.',
              },
            },
          ],
    '/auth/sign-out': () => [200, {}],
  }
  const server = await serve({ routes })
  const page = await visit(await newContext(), server.url)
  await page.getByLabel('E-mail').fill('nora@studio.ch')
  await page.getByLabel('Password').fill('wrong-one')
  await page.getByRole('button', { name: 'Sign in' }).click()
  expect(await page.getByRole('alert').textContent()).toBe('E-mail or password is wrong. Check both and try again.')
  await page.getByLabel('Password').fill('right-one')
  await page.getByLabel('Password').press('Enter')
  await page.getByText(identity.org.name).waitFor()
  await composer(page).fill('half a thought')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  const left = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
  expect(left).not.toContain('"a"')
  expect(left.match(/"[^"]*thread":"(?!null)/)).toBeNull()
  await expect.poll(() => server.sockets()).toBe(0)
})

it('renews a session that ended, and asks to sign in again when that is refused', async () => {
  const refreshed: unknown[] = []
  const server = await serve({
    acceptsToken: token => token === 'new',
    routes: {
      '/config': () => [200, { demo: false, model: 'offline', version: '1' }],
      '/auth/refresh': body => {
        refreshed.push(body)
        if (refreshed.length > 1) return [401, { error: { code: 'unauthenticated', message: 'Your session is over.' } }]
        return [200, { access_token: 'new', refresh_token: 'r2', expires_at: 4_000_000_000 }]
      },
    },
  })
  const context = await newContext()
  await context.addInitScript(
    `localStorage['orbit session'] ??= '{"access_token":"old","refresh_token":"r1","expires_at":1}'`,
  )
  const page = await visit(context, server.url)
  await page.getByText(identity.org.name).waitFor()
  expect(refreshed).toEqual([{ refresh_token: 'r1' }])
  server.send({ type: 'error', code: 'token_expired', message: 'Your session has expired.', fatal: false })
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  expect(refreshed).toEqual([{ refresh_token: 'r1' }, { refresh_token: 'r2' }])
})

it('creates an account with a name and an organization', async () => {
  const bodies: unknown[] = []
  const server = await serve({
    routes: {
      '/config': () => [200, { demo: false, model: 'offline', version: '1' }],
      '/auth/sign-up': body => {
        bodies.push(body)
        return [200, { access_token: 'a', refresh_token: 'r', expires_at: 4_000_000_000 }]
      },
    },
  })
  const page = await visit(await newContext(), server.url)
  await page.getByRole('button', { name: 'New here? Create an account' }).click()
  await page.getByLabel('Your name').fill('Nora Keller')
  await page.getByLabel('Organization').fill('Studio Keller')
  await page.getByLabel('E-mail').fill('nora@studio.ch')
  await page.getByLabel('Password').fill('long-enough')
  await page.getByRole('button', { name: 'Create account' }).click()
  await composer(page).waitFor()
  expect(bodies).toEqual([
    { email: 'nora@studio.ch', password: 'long-enough', full_name: 'Nora Keller', organization: 'Studio Keller' },
  ])
})
