// Counts tokens where a server doesn't say. The vocabulary is large, so it is loaded at the first need only.

export type CountTokens = (text: string) => Promise<number>

export function createTokenCounter(): CountTokens {
  let encoding: Promise<{ countTokens(text: string): number }> | undefined
  return async text => {
    encoding ??= import('gpt-tokenizer/encoding/o200k_base')
    return (await encoding).countTokens(text)
  }
}

/** Good enough to hold tokens before a call; what is paid is counted after it. */
export function roughTokens(characters: number): number {
  return Math.ceil(characters / 4)
}
