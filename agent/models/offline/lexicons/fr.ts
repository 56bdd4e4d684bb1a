import type { Lexicon } from '../lexicon/lexicon.ts'
export const fr: Lexicon = { language: 'fr', actions: {}, entities: {}, fields: {}, values: {}, roles: {}, ordinals: {}, phrases: {}, numbers: {}, headings: [], clitics: [], companyWords: '', honorifics: '', nameParticles: '', chatter: [] }
