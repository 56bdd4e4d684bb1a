// Words of what people are in a firm: a line of a signature that holds one names neither a person nor a firm.
import { fold } from '../text/fold.ts'

const jobs = new Set(
  fold(`manager director head chief officer ceo cto cfo coo cmo founder cofounder owner president assistant engineer developer consultant accountant
    buyer coordinator secretary specialist representative executive chairman chairwoman clerk purchasing procurement
    leiter leiterin leitung geschäftsführer geschäftsführerin geschäftsleiter geschäftsleiterin geschäftsleitung inhaber inhaberin gründer gründerin
    einkauf verkauf einkäufer einkäuferin verkäufer verkäuferin verkaufsleiter verkaufsleiterin einkaufsleiter einkaufsleiterin sachbearbeiter sachbearbeiterin
    projektleiter projektleiterin assistenz assistentin buchhaltung buchhalter buchhalterin berater beraterin mitglied partnerin
    directeur directrice responsable gérant gérante chef cheffe fondateur fondatrice propriétaire comptable acheteur acheteuse commercial commerciale
    diretor diretora gerente sócio sócia responsável chefe fundador fundadora proprietário proprietária contabilista contador contadora comprador compradora
    direttore direttrice titolare responsabile capo fondatore fondatrice contabile`)
    .split(/\s+/)
    .filter(Boolean),
)

export function namesJob(text: string): boolean {
  return fold(text)
    .split(/[^\p{L}]+/u)
    .some(word => jobs.has(word))
}
