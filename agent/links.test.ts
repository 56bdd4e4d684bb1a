import { describe, expect, it } from 'vitest'
import { createLinkFilter, hostsIn } from './links.ts'

/** Streams the text in pieces of every size. */
function filtered(text: string, hosts: string[] = []): string[] {
  return [1, 3, 7, 1000].map(size => {
    const filter = createLinkFilter(new Set(hosts), '[link removed]')
    let shown = ''
    for (let at = 0; at < text.length; at += size) shown += filter.push(text.slice(at, at + size))
    return shown + filter.end()
  })
}

describe('link filter', () => {
  it.each([
    ['see https://evil.example/x?d=1 now', 'see [link removed] now'],
    ['![](https://evil.example/p.png?q=secret)', '![]([link removed])'],
    ['[here](//evil.example/a) or www.evil.example/b', '[here]([link removed]) or [link removed]'],
    ['HTTP://EVIL.EXAMPLE', '[link removed]'],
    ['https://acme.ch@evil.example/', '[link removed]'],
    ['[x](javascript:alert%281%29) data:text/html,x', '[x]([link removed]) [link removed]'],
  ])('takes the link out of "%s"', (text, clean) => {
    for (const shown of filtered(text, ['acme.ch'])) expect(shown).toBe(clean)
  })

  it('leaves known hosts and everything else as it is', () => {
    const text = 'Anna (anna@acme.ch), CHF 1/2, see https://acme.ch/offer and https://www.acme.ch.\n\nBye'
    for (const shown of filtered(text, ['acme.ch'])) expect(shown).toBe(text)
  })

  it('knows the hosts that a person wrote', () => {
    expect(hostsIn('look at https://www.Acme.ch/x and http://orbit.test:8080/')).toEqual(
      new Set(['acme.ch', 'orbit.test']),
    )
  })
})
