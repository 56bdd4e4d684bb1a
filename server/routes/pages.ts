// The built widget and its page, read once and served from memory.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { CrmError } from '../../db/errors.ts'

interface Asset {
  body: Uint8Array<ArrayBuffer>
  gzipped: Uint8Array<ArrayBuffer>
  type: string
  etag: string
  cache: string
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
}

/** Nothing inline, nothing from elsewhere; the widget's styles are constructed sheets, which need no exception. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ')

/** Vite puts a hash of the content into these names. */
const hashedName = /-[\w-]{8,}\.\w+$/

export function pageRoutes(folder: string): Hono {
  const assets = readAssets(folder)
  return new Hono().get('*', context => {
    const asset = assets.get(context.req.path === '/' ? '/index.html' : context.req.path)
    if (!asset) throw new CrmError('not_found', 'There is nothing at this address.')
    context.header('cache-control', asset.cache)
    context.header('etag', asset.etag)
    context.header('vary', 'accept-encoding')
    context.header('content-security-policy', contentSecurityPolicy)
    // Other sites embed the widget with a script tag.
    context.header('access-control-allow-origin', '*')
    context.header('cross-origin-resource-policy', 'cross-origin')
    if (context.req.header('if-none-match') === asset.etag) return context.body(null, 304)
    context.header('content-type', asset.type)
    if (!context.req.header('accept-encoding')?.includes('gzip')) return context.body(asset.body)
    context.header('content-encoding', 'gzip')
    return context.body(asset.gzipped)
  })
}

function readAssets(folder: string): Map<string, Asset> {
  if (!existsSync(folder)) return new Map()
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  return new Map(
    files.map(file => {
      const path = join(file.parentPath, file.name)
      return [`/${relative(folder, path).split(sep).join('/')}`, readAsset(path)]
    }),
  )
}

function readAsset(path: string): Asset {
  const body = new Uint8Array(readFileSync(path))
  return {
    body,
    gzipped: new Uint8Array(gzipSync(body)),
    type: types[extname(path)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    cache: hashedName.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
}
