import { describe, expect, it } from 'vitest'
import type { Language } from '../tools/tool.ts'
import { detectLanguage } from './language.ts'

const cases: [string, Language][] = [
  ['show open tasks', 'en'],
  ['undo', 'en'],
  ["what's overdue?", 'en'],
  ['who is Anna?', 'en'],
  ['delete that task', 'en'],
  ['Add Anna Müller from Acme AG as a lead, email anna@acme.ch', 'en'],
  ['remind me to call Jürg next Friday', 'en'],
  ['offene Aufgaben', 'de'],
  ['was ist überfällig?', 'de'],
  ['neue Kundin: Sara Weber, Weber Treuhand GmbH, 079 123 45 67', 'de'],
  ['erinnere mich uebermorgen an den Anruf', 'de'],
  ['zeig mir alle leads', 'de'],
  ['rückgängig', 'de'],
  ['wer ist Tom Bright', 'de'],
  ['crée une tâche: appeler Marc demain', 'fr'],
  ['montre les tâches ouvertes', 'fr'],
  ["qu'est-ce qui est en retard ?", 'fr'],
  ['supprime cette tache', 'fr'],
  ['aggiungi un contatto: Luca Bianchi', 'it'],
  ['mostrami le attività aperte', 'it'],
  ['ricordami di chiamare Anna domani', 'it'],
  ['adiciona um contacto: João Silva', 'pt'],
  ['mostra as tarefas em atraso', 'pt'],
  ['lembra-me de ligar à Ana amanhã', 'pt'],
  ['quem é a Ana?', 'pt'],
  ['a Ana ja pagou a 2026-0003', 'pt'],
  ['enlève le tag vip à Marc Dubois', 'fr'],
  ['Acme ha già pagato?', 'it'],
  ['a Padaria Central já pagou?', 'pt'],
  ['arquiva o projeto Website', 'pt'],
  ['acrescenta a Rita', 'pt'],
  ['archiviere das Projekt', 'de'],
  ['archive le projet Website', 'fr'],
  ['archivia il progetto', 'it'],
  ['archive the website project', 'en'],
  ['put the vip tag on Marc', 'en'],
  ["put pays late in Nina Vogel's notes", 'en'],
  ['termine le projet Website', 'fr'],
]

describe('detectLanguage', () => {
  it.each(cases)('%s → %s', (text, language) => {
    const fallback: Language = language === 'en' ? 'de' : 'en'
    expect(detectLanguage(text, fallback)).toBe(language)
  })

  it.each(['ok', '2', 'Anna Müller', 'x@y.ch', '+41 44 123 45 67', ''])('keeps the fallback for "%s"', text => {
    expect(detectLanguage(text, 'pt')).toBe('pt')
  })
})
