import type { Lexicon } from '../lexicon/lexicon.ts'
export const pt: Lexicon = { language: 'pt', actions: {}, entities: {}, fields: {}, values: {}, roles: {}, ordinals: {}, phrases: {}, numbers: {}, headings: [], clitics: [], companyWords: '', honorifics: '', nameParticles: '', chatter: [] }
