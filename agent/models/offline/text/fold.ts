// Text as it is compared: lower case, no accents, one kind of apostrophe. Keeps the length of what it folds per word only.

/** "Müller’s Café" → "muller's cafe". */
export function fold(text: string): string {
  // Most words are plain already.
  if (/^[a-z0-9 *.]*$/.test(text)) return text
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ø', 'o')
    .replace(/[’‘`´]/g, "'")
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
}

/** Spellings of a German word without umlaut keys: "ueberfaellig" for "überfällig". */
export function spellings(word: string): string[] {
  const plain = fold(word)
  if (!/[äöü]/i.test(word)) return [plain]
  const digraphs = fold(word.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue'))
  return plain === digraphs ? [plain] : [plain, digraphs]
}
