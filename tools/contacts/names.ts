// A person's name in its parts.
import { normalise } from '../words.ts'

export interface PersonName {
  first_name?: string
  last_name?: string
}

const honorific =
  /^(?:herrn?|frau|mr|mrs|ms|miss|mister|madame|mme|monsieur|signora?|sig\.ra|sig|senhora?|sra?|dr|prof)\.?$/i
/** Words that begin a family name: "Anna *von* Arx", "João *da* Silva". */
const particle =
  /^(?:von|van|vom|zu|zur|de|der|den|del|della|dello|di|da|do|dos|das|du|des|la|le|lo|el|al|ter|ten|mc|st\.?)$/i

/** "Müller, Anna", "Frau Anna Müller", "João da Silva Santos"; one word is a first name, after "Frau" a last name. */
export function splitName(fullName: string): PersonName {
  const [last, first, ...more] = fullName.split(',').map(part => part.trim())
  if (first && more.length === 0) return named(withoutHonorific(first.split(/\s+/)).join(' '), last ?? '')
  const words = fullName.trim().split(/\s+/)
  const name = withoutHonorific(words)
  const formal = name.length < words.length
  if (name.length === 1) return formal ? named('', name[0] ?? '') : named(name[0] ?? '', '')
  const start = name.findIndex((word, index) => index > 0 && particle.test(word))
  const lastStart = start > 0 && start < name.length - 1 ? start : name.length - 1
  return named(name.slice(0, lastStart).join(' '), name.slice(lastStart).join(' '))
}

function withoutHonorific(words: string[]): string[] {
  const start = words.findIndex(word => !honorific.test(word))
  return start > 0 ? words.slice(start) : words
}

function named(first: string, last: string): PersonName {
  return { ...(first && { first_name: first }), ...(last && { last_name: last }) }
}

export function sameName(a: PersonName | NullableName, b: PersonName | NullableName): boolean {
  const words = ({ first_name, last_name }: PersonName | NullableName) =>
    normalise(`${first_name ?? ''} ${last_name ?? ''}`)
      .split(' ')
      .sort()
      .join(' ')
  return words(a) === words(b)
}

interface NullableName {
  first_name: string | null
  last_name: string | null
}
