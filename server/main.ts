// The composition root: reads the settings, opens the parts, puts them together, and closes them in order.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeDataFolder } from './data-folder.ts'
import { type Env, loadEnvFile, readEnv, SettingsError } from './env.ts'
import { readOptions, type StartOptions, startHelp } from './options.ts'
import { requireFreePort } from './port.ts'
import { onShutdown } from './shutdown.ts'
import { startErrorSentence } from './start-errors.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const say = (text: string) => void process.stdout.write(`${text}\n`)
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`

async function start(env: Env, { demo }: StartOptions, version: string): Promise<void> {
  const started = performance.now()
  await requireFreePort(env.PORT, env.HOST)
  say(`OrbitCRM ${version}`)
  const { buildWidget, widgetPaths } = await import('./widget-build.ts')
  const paths = widgetPaths(root)
  const building = performance.now()
  if (await buildWidget(paths)) say(`  widget    built in ${seconds(building)}`)

  const database = await openDatabase(env)
  try {
    const demoUserId = demo && database.kind === 'embedded' ? await seed(database) : undefined
    const { createOrbit } = await import('./compose.ts')
    let address = ''
    const billing = await openBilling(env, demoUserId !== undefined, () => env.ORBIT_PUBLIC_URL ?? address)
    const { shop } = billing
    const orbit = createOrbit({ env, database, demoUserId, version, widgetFolder: paths.output, shop })
    const { server, model, log } = orbit
    if (shop && !billing.url) say(`  payments  Stripe, ${shop.mode} mode`)
    if (billing.url) say(`  payments  demo shop at ${billing.url} (set STRIPE_SECRET_KEY for Stripe)`)
    say(`  model     ${model.name}${model.kind === 'offline' ? ' (set OPENAI_API_KEY for a language model)' : ''}`)
    const { url } = await server.listen(env.PORT, env.HOST)
    address = url
    const close = async () => {
      await server.close()
      await billing.close()
      await database.close()
    }
    // One turn's mistake must not end everybody's.
    process.on('unhandledRejection', err => log.error({ event: 'unhandled_rejection', err }))
    onShutdown({ signals: process, wallTime: Date.now, close, exit: code => process.exit(code), say })
    say(`Ready in ${seconds(started)}: ${url}`)
    if (demoUserId !== undefined)
      say('Opened on this machine, it signs in as the owner of a demo organization. Ctrl+C stops.')
    setImmediate(model.warmUp)
  } catch (thrown) {
    await database.close()
    throw thrown
  }
}

async function openBilling(env: Env, demo: boolean, publicUrl: () => string) {
  const { openBilling } = await import('./billing/open-billing.ts')
  return openBilling({ env, demo, publicUrl })
}

async function openDatabase(env: Env) {
  const opening = performance.now()
  if (env.SUPABASE_URL === undefined) makeDataFolder(resolve(env.ORBIT_DATA_DIR))
  const { openDatabase } = await import('../db/open-database.ts')
  const database = await openDatabase({
    supabaseUrl: env.SUPABASE_URL,
    supabaseKey: env.SUPABASE_PUBLISHABLE_KEY ?? env.SUPABASE_ANON_KEY,
    supabaseServiceKey: env.SUPABASE_SECRET_KEY,
    dataDir: resolve(env.ORBIT_DATA_DIR),
    clock: env.ORBIT_CLOCK,
    onProgress: step =>
      step === 'opening' && process.stdout.write(`  database  embedded in ${env.ORBIT_DATA_DIR} ... `),
  })
  say(
    env.SUPABASE_URL === undefined
      ? `open in ${seconds(opening)}`
      : `  database  Supabase at ${new URL(env.SUPABASE_URL).host}`,
  )
  return database
}

async function seed(database: Parameters<typeof import('../db/seed.ts').seedDemo>[0]) {
  const { seedDemo } = await import('../db/seed.ts')
  return seedDemo(database)
}

function readVersion(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'))
  return version
}

async function main(): Promise<void> {
  let where = { port: 0, host: '' }
  try {
    const options = readOptions(process.argv.slice(2))
    if (options.help) return void process.stdout.write(startHelp)
    loadEnvFile()
    // Whoever starts it by hand reads the lines above, not a line for every answer.
    const terminal = process.stderr.isTTY ? { ORBIT_LOG_LEVEL: 'warn' } : {}
    const env = readEnv({ ...terminal, ...process.env, ...options.env })
    where = { port: env.PORT, host: env.HOST }
    await start(env, options, readVersion())
  } catch (thrown) {
    const known = thrown instanceof SettingsError
    process.stderr.write(`\n${known ? thrown.message : startErrorSentence(thrown, where)}\n`)
    process.exit(1)
  }
}

await main()
