// Runs before every script of package.json: checks Node and installs what is missing. Kept to syntax that old
// versions of Node can read, so that they can say that they are too old.
import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const needed = [20, 19]

function isTooOld(version) {
  const parts = version.split('.').map(Number)
  return parts[0] < needed[0] || (parts[0] === needed[0] && parts[1] < needed[1])
}

/** npm writes the second file at the end of an installation; a lock that is newer than it was changed since. */
function isInstalled() {
  const lock = join(root, 'package-lock.json')
  const installed = join(root, 'node_modules', '.package-lock.json')
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs
}

function fail(text) {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

/** npm's own script when npm started us: then no shell has to find it. */
function startNpm(args) {
  const options = { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] }
  const script = process.env.npm_execpath
  if (script && /\.c?js$/.test(script)) return spawn(process.execPath, [script].concat(args), options)
  return spawn('npm', args, Object.assign({ shell: process.platform === 'win32' }, options))
}

function install() {
  const started = Date.now()
  process.stderr.write('Installing what OrbitCRM needs (a minute or two) .')
  const dots = setInterval(() => process.stderr.write('.'), 2000)
  let said = ''
  const npm = startNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  npm.stdout.on('data', text => (said += text))
  npm.stderr.on('data', text => (said += text))
  npm.on('error', error => fail(`\nnpm could not be started: ${error.message}`))
  npm.on('close', code => {
    clearInterval(dots)
    if (code !== 0) fail(`\n${said.trim()}\nInstalling failed; the lines above are what npm said.`)
    process.stderr.write(` done in ${Math.round((Date.now() - started) / 1000)} s.\n`)
  })
}

if (isTooOld(process.versions.node)) {
  fail(
    'OrbitCRM needs Node ' +
      needed.join('.') +
      ' or newer; this is ' +
      process.versions.node +
      '. Get it from https://nodejs.org.',
  )
}
if (!isInstalled()) install()
