import type { Lexicon } from '../lexicon/lexicon.ts'
export const it: Lexicon = { language: 'it', actions: {}, entities: {}, fields: {}, values: {}, roles: {}, ordinals: {}, phrases: {}, numbers: {}, headings: [], clitics: [], companyWords: '', honorifics: '', nameParticles: '', chatter: [] }
