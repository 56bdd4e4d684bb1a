// Towns that are taken for towns, not for firms, in "from Bern", "in Zürich", "aus Wien".
import { findCountry } from '../../../../tools/countries.ts'
import { fold } from '../text/fold.ts'

const places = new Set(
  fold(`zürich zurich genf genève geneva ginevra genebra basel bâle basilea lausanne bern berne berna winterthur luzern lucerne lucerna st.gallen gallen lugano biel bienne
    thun köniz freiburg fribourg schaffhausen chur neuchâtel neuenburg vernier sion sitten uster zug baar aarau baden wetzikon kriens montreux vevey nyon morges locarno
    bellinzona olten solothurn davos wil frauenfeld rapperswil dübendorf dietikon emmen kloten liestal schwyz altdorf sarnen stans glarus herisau appenzell delémont
    martigny renens yverdon bulle burgdorf langenthal interlaken vaduz berlin hamburg münchen munich köln cologne frankfurt stuttgart düsseldorf leipzig dortmund essen bremen dresden hannover nürnberg
    wien vienna vienne graz linz salzburg innsbruck paris lyon marseille toulouse nice nantes strasbourg bordeaux lille rennes annecy grenoble rome roma rom milan milano mailand
    turin torino napoli naples firenze florence bologna genova venezia venice verona como varese lisbon lisboa lissabon lisbonne porto braga coimbra faro aveiro setúbal
    madrid barcelona valencia london manchester birmingham bristol leeds edinburgh glasgow dublin brussels bruxelles brüssel amsterdam rotterdam antwerp luxembourg luxemburg copenhagen
    romont payerne moudon châtel-st-denis estavayer morat avenches aigle monthey sierre gland rolle prilly pully ecublens carouge meyrin lancy onex porrentruy moutier
    annemasse chambéry besançon dijon mulhouse colmar montpellier toulon angers reims caen brest tours limoges
    évora viseu leiria guimarães beja bragança guarda funchal sintra cascais almada santarém portalegre matosinhos amadora barcelos chaves tomar portimão
    stockholm oslo helsinki prague prag praga budapest warsaw warschau athens`)
    .split(/\s+/)
    .filter(Boolean),
)

/** By its name; two letters may be anything. */
export function isCountry(text: string): boolean {
  return text.length > 3 && findCountry(text) !== undefined
}

export function isPlace(text: string): boolean {
  const words = fold(text.trim()).split(/\s+/)
  return places.has(words.join(' ')) || (words.length > 1 && words.length <= longestTown && opensTown(words))
}

/** "Vila Real", "La Chaux-de-Fonds", "Le Locle": no person is called so. */
function opensTown([first = '', second = '']: string[]): boolean {
  if (/^(vila|povoa|ponta|ponte)$/.test(first)) return true
  return /^l[ea]s?$/.test(first) && /^(chaux|locle|landeron|neuveville|brenets|havre|mans)\b/.test(second)
}

const longestTown = 4
