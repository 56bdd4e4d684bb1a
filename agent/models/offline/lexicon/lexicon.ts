// What a language's words mean to the offline model. Pure data; the engine knows the concepts, never the words.
import type { Language } from '../../../../tools/tool.ts'

/**
 * Function words and turns of phrase. `cue_*` are prepositions and the like: which slot they announce is decided by
 * what follows and by what the tool has.
 */
export const roles = [
  'article',
  'polite',
  'self',
  'own',
  'ours',
  'person',
  'thing',
  'many',
  'demonstrative',
  'possessive',
  'all',
  'yes',
  'no',
  'negation',
  // Beside a negation: what stands after it is what it was, "at 10 instead of 9".
  'instead',
  'condition',
  'embedded_question',
  'question',
  'asks_who',
  'just',
  'count_question',
  'sum_question',
  'auxiliary',
  'conjunction',
  'contrast',
  'except',
  'sequel',
  'correction',
  'same',
  'ellipsis',
  'greeting',
  'thanks',
  'help',
  'cancel',
  'only',
  'of',
  'cue_for',
  'cue_from',
  'cue_to',
  'to_the',
  'cue_at',
  'cue_as',
  'cue_by',
  'cue_about',
  'cue_with',
  'cue_in',
  'cue_named',
  'cue_after',
  'cue_before',
  'cue_without',
  'opens_text',
  'overdue',
  'other_org',
  'new',
  'filler',
  'encounter',
  // Somebody was spoken to.
  'reached',
  // "note that down": what was told with it.
  'note_this',
  // The verbs of a note in a roundabout way, "put … in her notes", and what tells that something is done: "the helmets *are* ordered".
  'writes_down',
  'is_now',
  'no_longer',
  'is_text',
  'plural',
  'kinds',
  'opener',
  'errand',
  'replaces',
  'another_one',
  'stand_in',
  'later',
  'earlier',
  'indefinite',
  'must',
  // That something is not as it should be: \"the amount is wrong\".
  'wrong',
  // "put it in the calendar": what was said before it is an appointment.
  'book_this',
  'keep',
  'price_of_one',
  // "plus 8.1% MWST", "incl. VAT".
  'vat',
  'vat_on_top',
  'vat_included',
  'each',
  'cue_place',
  'relocates',
  'for_it',
  'relative',
  'goal',
  'ahead',
  'board',
  'closing',
  // A phrase that says which records, never what they get: "interested in".
  'describing',
  'therefore',
  'detail',
  'told',
  'cue_amount',
  // "everything", alone: of what kind, its owner says.
  'whole',
  // "the number ends in 32".
  'ends_in',
  'has',
  'receives',
  // "give Jonas the offer": who gets something stands right behind it.
  'hands',
  'that_day',
  // Conditions that can be looked up, and the words that point back at them.
  'if',
  'unless',
  'if_so',
  'if_not',
  'otherwise',
  'leave_it',
  'when',
  'meets',
  'idle',
  'none',
  'more_than',
  'at_least',
  'fewer_than',
  'at_most',
  'checks',
  // "to the following day": of what is moved.
  'next_day',
  // How long something is from now on: "extend", "shorten".
  'lasts',
  // Asks to be told again, or to be told in time: what follows decides.
  'reminds',
  // "Kind regards" on a line of its own; "it's a", and "tag it that way".
  'sign_off',
  'is_one',
  'that_way',
  // The plain way to say a tag, which the roundabout ones are rewritten to.
  'with_tag',
  // "…, tick that off": what was told with it is done.
  'tick_this',
  // "Anyway", "look": comes back to what is wanted.
  'talk',
  // Puts an appointment elsewhere: "move", "verschieb".
  'moves',
  // "New due date" for many, and the verb and the preposition it is rewritten with.
  'new_day',
  'moves_to',
  // A participle that makes the day before it say which ones: "die morgen fälligen".
  'dated',
] as const
export type Role = (typeof roles)[number]

/** What "call Marco tomorrow" is noted as. */
export const errandNoun = 'task'

export interface Lexicon {
  language: Language
  /** Tool verb (`create` of `create_contact`) → words for it. */
  actions: Record<string, string>
  /** Tool noun (`contact` of `create_contact`), singular → words for it. */
  entities: Record<string, string>
  /** Argument name or a part of it → words for it. */
  fields: Record<string, string>
  /** Enum option or flag → words for it. */
  values: Record<string, string>
  roles: Partial<Record<Role, string>>
  /** Position (1 is first, -1 is last) → words. */
  ordinals: Record<string, string>
  /** Words that mean several concepts at once: `action:create entity:task role:opens_text` → "remind me to". */
  phrases: Record<string, string>
  /** More of them: how records are described instead of named. */
  descriptions: Record<string, string>
  /** Number words, for counts and choices. */
  numbers: Record<string, string>
  /** Rewrites that turn a clause into a heading: "anzurufen" → "anrufen". Pattern over one word, replacement. */
  headings: [RegExp, string][]
  /** Pronouns grown together with a verb, and the words they are read as, the verb first: "chiamarla" → "chiamare lei". */
  clitics: [RegExp, string][]
  /** The plain ways to say what is told in a roundabout one; `…` stands for the title or the tag, `_` for who gets it. */
  plain: {
    note: string
    task: string
    booking: string
    complete: string
    close: string
    assign: [verb: string, to: string]
    tag: string
  }
  /** Ways to say, after a task, who does it: `…` stands for the name. */
  doers: string
  /** Ways to say whose task it is: `…` stands for who, `_` for the task. */
  takers: string
  /** Ways to say, after whom it is about, which tag they get: `…` stands for the tag. */
  taggings: string
  /** What has been done to something, folded: "bestellt", "imprimes". */
  participle: RegExp
  /** Nouns of ours that longer words end in: a "Banktermin" is an appointment. */
  compounds: string
  /** Words that make a name a company's. */
  companyWords: string
  /** Title words before a person's name: "Frau", "Dr". */
  honorifics: string
  /** Words that belong to a surname: "von", "de la". */
  nameParticles: string
  /** Sayings that have nothing to do with a CRM, as negative examples. */
  chatter: string[]
}

export type ConceptKind = 'action' | 'entity' | 'field' | 'value' | 'role' | 'ordinal' | 'number'

/** `action:create`, `entity:task`, `field:email`, `value:done`, `role:polite`, `ordinal:2`, `number:3`. */
export interface Concept {
  kind: ConceptKind
  id: string
}

/** Concept lists are written as words separated by blanks. */
export function parseConcepts(text: string): Concept[] {
  return text.split(' ').map(part => {
    const [kind = '', id = ''] = part.split(':')
    return { kind: kind as ConceptKind, id }
  })
}
