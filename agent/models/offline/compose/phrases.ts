// What the offline model can say, per language. Nouns carry what their language needs to agree with them.

import type { Topic } from '../decide/decision.ts'
import type { ChangeAction } from './sentences.ts'

export interface Noun {
  one: string
  many: string
  /** With its article, as the object of a sentence: "the task", "die Aufgabe", "la tâche". */
  the: string
  feminine: boolean
}

export interface Phrases {
  nothing: string
  yes: string
  no: string
  nouns: Record<string, Noun>
  /** Column → its name in a sentence. */
  fields: Record<string, string>
  /** Enum option → its name. */
  values: Record<string, string>
  /** Before the day by which something is to be done or paid. */
  due: string
  changed(action: ChangeAction, noun: Noun, title: string): string
  changedMany(action: ChangeAction, count: string): string
  /** A change of many that none was left for. */
  noneChanged: string
  unchanged(title: string): string
  /** A booking falls into the time of others. */
  overlaps(titles: string): string
  undone(sentence: string): string
  count(total: number, noun: Noun): string
  none(noun: Noun): string
  more(count: number): string
  fieldOf(field: string, title: string, value: string): string
  /** A look-up that found something only without some words. */
  without(words: string, sentence: string): string
  noField(field: string, title: string): string
  awaiting: string
  /** A card has links out of the house. */
  links: string
  rejected: string
  cancelled: string
  which(): string
  didYouMean(): string
  notFound(noun: Noun | undefined, words: string): string
  duplicate(label: string): string
  forbidden(): string
  failed(message: string): string
  missing(fields: string[]): string
  whichAction(): string
  /** "1. Anna Müller" choices are appended by code. */
  topics: Record<Topic, string>
  /** A condition that does not hold, in the person's words. */
  notSo(words: string): string
  /** "I can: …", with each noun and its verbs. */
  abilities(deeds: string): string
  /** What can be asked for, shorter: "I look after contacts, tasks …". */
  subjects(nouns: string): string
  /** Verb of a tool's name → what people call it: "create" → "erfassen". */
  verbs: Record<string, string>
  /** Nouns of tools that stand for no table, with their articles: "pipeline" → "die Pipeline". */
  things: Record<string, string>
  /** What a tool does, from its verb and its noun with its article: "die Aufgabe löschen". */
  deed(verb: string, object: string): string
}
