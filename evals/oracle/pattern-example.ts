// A text that a simple regular expression matches: first alternatives, fewest repetitions.

/** Plain text stands for itself; `/…/` for something it matches. */
export function exampleOf(fact: string): string {
  const match = /^\/(.+)\/[a-z]*$/s.exec(fact)
  return match?.[1] === undefined ? fact : new PatternReader(match[1]).alternatives()
}

const classes: Record<string, string> = {
  d: '1',
  w: 'a',
  s: ' ',
  b: '',
  B: '',
  n: '\n',
  t: '\t',
  D: 'a',
  W: ' ',
  S: 'a',
}

class PatternReader {
  readonly #source: string
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  /** Up to the end or the closing bracket; the first alternative counts. */
  alternatives(): string {
    const all = [this.#sequence()]
    while (this.#peek() === '|') {
      this.#at += 1
      all.push(this.#sequence())
    }
    return all[0] ?? ''
  }

  #sequence(): string {
    let text = ''
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')'; next = this.#peek()) {
      text += this.#repeated(this.#atom())
    }
    return text
  }

  #atom(): string {
    const character = this.#take()
    if (character === '(') return this.#group()
    if (character === '[') return this.#set()
    if (character === '.') return 'x'
    if (character === '^' || character === '$') return ''
    if (character !== '\\') return character
    const escaped = this.#take()
    if (escaped === 'p') {
      this.#at = this.#source.indexOf('}', this.#at) + 1
      return 'a'
    }
    return classes[escaped] ?? escaped
  }

  #group(): string {
    const look = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(this.#source.slice(this.#at))?.[0] ?? ''
    this.#at += look.length
    const text = this.alternatives()
    this.#at += 1
    return look.includes('=') || look.includes('!') ? '' : text
  }

  #set(): string {
    const end = this.#source.indexOf(']', this.#at)
    const body = this.#source.slice(this.#at, end)
    this.#at = end + 1
    if (body.startsWith('^')) return 'x'
    return body.startsWith('\\') ? (classes[body[1] ?? ''] ?? body[1] ?? '') : (body[0] ?? '')
  }

  #repeated(text: string): string {
    const quantifier = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(this.#source.slice(this.#at))
    if (!quantifier) return text
    this.#at += quantifier[0].length
    if (quantifier[1] !== undefined) return text.repeat(Number(quantifier[1]))
    return quantifier[0].startsWith('+') ? text : ''
  }

  #peek(): string | undefined {
    return this.#source[this.#at]
  }

  #take(): string {
    const character = this.#source[this.#at] ?? ''
    this.#at += 1
    return character
  }
}
