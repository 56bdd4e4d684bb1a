// Counts tokens where a server doesn't say. The vocabulary is large, so it is loaded at the first need only.

export type CountTokens = (text: string) => Promise<number>

export function createTokenCounter(): CountTokens {
  let encoding: Promise<{ countTokens(text: string): number }> | undefined
  return async text => {
    encoding ??= import('gpt-tokenizer/encoding/o200k_base')
    return (await encoding).countTokens(text)
  }
}

/** More than a text of this length has in the languages we speak: what is held for it. What is paid is counted after it. */
export function mostTokens(characters: number): number {
  return Math.ceil(characters / 3)
}
