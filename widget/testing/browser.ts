// A real Chromium: the system's when there is one, else the one that npm ships.
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]
const systemChromium = '/usr/bin/chromium'

export async function launchBrowser(): Promise<Browser> {
  if (existsSync(systemChromium)) return chromium.launch({ executablePath: systemChromium, args: flags })
  // Its own flags are for a lambda: in a single process, closing one page ends the browser.
  const { default: bundled } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await bundled.executablePath(), args: flags })
}
