// In a tainted turn the answer may not lead anywhere: links and images to hosts that the person did not name are taken out while the text streams.

export interface LinkFilter {
  /** Takes what the model said, gives what may be shown. A word is held back until it is complete. */
  push(delta: string): string
  end(): string
}

const rest = String.raw`[^\s)\]>"']*`
const link = new RegExp(
  String.raw`(?:[a-z][a-z0-9+.-]*:)?//([^\s/?#)\]>"']+)${rest}|\bwww\.([^\s/?#)\]>"']+)${rest}|\b(?:javascript|vbscript|data):${rest}`,
  'gi',
)

export function createLinkFilter(allowedHosts: ReadonlySet<string>, replacement: string): LinkFilter {
  let held = ''
  const clean = (text: string) =>
    text.replace(link, (found, host: string | undefined, bare: string | undefined) =>
      allowedHosts.has(hostName(host ?? bare ?? '')) ? found : replacement,
    )
  return {
    push(delta) {
      held += delta
      const end = held.search(/\s\S*$/)
      if (end < 0) return ''
      const ready = held.slice(0, end + 1)
      held = held.slice(end + 1)
      return clean(ready)
    },
    end() {
      const rest = clean(held)
      held = ''
      return rest
    },
  }
}

/** The hosts of the links in a text that may be trusted. */
export function hostsIn(text: string): Set<string> {
  return new Set([...text.matchAll(link)].map(match => hostName(match[1] ?? match[2] ?? '')))
}

function hostName(host: string): string {
  return host
    .toLowerCase()
    .replace(/^.*@/, '')
    .replace(/:\d+$/, '')
    .replace(/^www\./, '')
    .replace(/[.,;:!]+$/, '')
}
