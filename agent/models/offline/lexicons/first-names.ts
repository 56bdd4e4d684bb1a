// Common first names: a lone word that is none of them names a firm rather than a person.
import { fold } from '../text/fold.ts'

const names = new Set(
  fold(`adam adrian alain alan albert alberto alessandra alessandro alex alexander alexandra alexandre alexis alfred ali alice alicia alina amanda amelie amélie ana anabela
    andre andré andrea andreas andrew andré angela angelo anita anja anna anne annette annick antoine antonia antonio antónio armin arno arnold arthur astrid aurelie aurélie barbara beat beatrice
    béatrice beatriz ben benjamin benoit benoît bernard bernd bernhard bettina bianca bill birgit björn bob brigitte bruno camille carina carl carla carlo carlos carmen carol caroline catarina
    caterina catherine cathy cécile celine céline charles charlotte chiara chris christa christelle christian christina christine christof christoph christophe claire clara claudia claudio
    clemens clément cristina dan daniel daniela daniele danielle dario david davide debora deborah denis denise diana diego dieter dietmar diogo dirk dominik dominique domenico dora doris duarte eduardo elena
    eliane elias elisa elisabeth elise eliza elizabeth ella elsa emil emilia emilie emily emma emmanuel enrico eric erich erik erika ernst esther eugen eva evelyne fabian fabien fabienne fabio
    fabrice federica federico felix ferdinand fernando filipa filipe filippo fiona flavia florence florian francesca francesco francisco franck franco françois françoise frank franz fred frédéric friedrich
    fritz gabriel gabriela gabriele gaelle gary georg george georges gerald gerard gerhard giacomo gianni gilles giorgio giovanni giulia giulio giuseppe gonçalo greg gregor guido guillaume guy hannah hannes hans hanna harald
    harry heidi heike heinz helen helena helene helga henri henrik henry herbert hermann hugo ian ida inês ines ingrid irene iris isabel isabella isabelle ivan ivo jack jacob jacques jakob james jan jana jane
    janine jaques jasmin jean jeanne jeff jennifer jens jessica jim joan joana joanna joão joaquim jochen joe joel johann johanna johannes john jon jonas jonathan jorge josé josef joseph josh joshua juan judith
    julia julian juliane julie julien juliette jürg jürgen kai karen karin karl karla katharina kathrin katia katja katrin ken kerstin kevin klaus konrad kristin kurt lara laura laurence laurent
    lea léa leo leon leonardo leonie lena lia liam lina linda lisa livia loïc lorenzo louis louise luc luca lucas lucia lucie luigi luis luís luisa lukas luke lydia mads manfred manon manuel manuela mara marc marcel marcello marcelo marco
    marcus margarida margrit maria marianne marie marina mario marion marisa mark markus marta martha martin martina martine mary massimo mateus mathias mathieu mathilde matteo matthew matthias matthieu maurizio max maximilian maya
    melanie mélanie mia michael michel michela michele michelle miguel mike milena mirjam mona monica monika moritz muriel nadia nadine nancy natalia natalie nathalie nelson nick nicola nicolas nicole niklas nils nina noah noel nora norbert nuno
    oliver olivia olivier oscar oskar otto paola paolo pascal patricia patrick patrik paul paula paulo pedro peter petra philip philipp philippe pia pierre pietro pius rachel rafael raffaele rahel ralf ralph ramon
    raphael raquel raymond rebecca regina regula reinhard remo renate rené renato reto ricardo riccardo richard rita robert roberta roberto robin rodrigo roger roland rolf roman romain ronald rosa rosmarie roswitha rui ruth sabina sabine sabrina salvatore sam
    samuel sandra sandro sara sarah sascha sebastian sébastien selina serena serge sergio sibylle silvan silvia silvio simon simona simone sofia sonia sonja sophia sophie stefan stefania stefanie stefano steffen stella stéphane stephan stephanie steve steven
    stuart sue susan susana susanne sven sylvia sylvie tamara tania tanja tatiana teresa theo theresa thierry thomas tiago tim timo tina tobias tom tomas tommaso toni tony ueli ulrich urs ursula ute valentin valentina valeria valerie valérie vanessa vera verena
    veronica veronika victor vincent vincenzo viola virginie viviane volker walter wendy werner wilhelm will willem william wolfgang xavier yann yannick yves yvonne zoe zoé`)
    .split(/\s+/)
    .filter(Boolean),
)

export function isFirstName(word: string): boolean {
  return names.has(fold(word.trim()))
}
