// The demo page's own words: en|de|fr|it|pt.
import { chooseLanguage, languages } from '../src/strings.ts'

const texts = {
  signIn: 'Sign in|Anmelden|Se connecter|Accedi|Entrar',
  signUp: 'Create account|Konto erstellen|Créer un compte|Crea un account|Criar conta',
  signOut: 'Sign out|Abmelden|Se déconnecter|Esci|Sair',
  toSignUp:
    'New here? Create an account|Neu hier? Konto erstellen|Nouveau ? Créer un compte|Nuovo? Crea un account|Novo? Criar conta',
  toSignIn: 'I have an account|Ich habe ein Konto|J’ai un compte|Ho un account|Já tenho conta',
  demo: 'Try the demo|Demo ansehen|Essayer la démo|Prova la demo|Ver a demonstração',
  email: 'E-mail|E-Mail|E-mail|E-mail|E-mail',
  password: 'Password|Passwort|Mot de passe|Password|Palavra-passe',
  passwordHint:
    'At least 8 characters|Mindestens 8 Zeichen|Au moins 8 caractères|Almeno 8 caratteri|Pelo menos 8 caracteres',
  full_name: 'Your name|Dein Name|Votre nom|Il tuo nome|O seu nome',
  invite_code: 'Invitation code|Einladungscode|Code d’invitation|Codice di invito|Código do convite',
  organization: 'Organization|Organisation|Organisation|Organizzazione|Organização',
  confirm:
    'Almost done: open the link in the e-mail we sent you.|Fast fertig: Öffne den Link in der E-Mail von uns.|Presque fini : ouvrez le lien dans notre e-mail.|Quasi fatto: apri il link nell’e-mail che ti abbiamo inviato.|Quase pronto: abra a ligação no e-mail que lhe enviámos.',
  unreachable:
    'The server can’t be reached. Is it running?|Der Server ist nicht erreichbar. Läuft er?|Le serveur est injoignable. Fonctionne-t-il ?|Il server non è raggiungibile. È avviato?|Não é possível contactar o servidor. Está a funcionar?',
  retry: 'Try again|Nochmals versuchen|Réessayer|Riprova|Tentar de novo',
  tagline:
    'The CRM you talk to.|Das CRM, mit dem man spricht.|Le CRM à qui l’on parle.|Il CRM con cui parli.|O CRM com quem se fala.',
} as const
export type Word = keyof typeof texts

export function createWords(wanted: readonly string[]) {
  const language = chooseLanguage(wanted)
  const index = languages.indexOf(language)
  return { language, word: (key: Word) => texts[key].split('|')[index] ?? '' }
}
