// Payment terms as due dates: "net 30", "30 days net", "zahlbar innert 10 Tagen", "sous 30 jours" count from today.
import { addDays } from './calendar.ts'
import type { Rule } from './rule.ts'

const days = '(?:days?|d|tage?n?|jours?|giorni|dias)'
const net = 'net(?:to|s|t)?|nett'
/** An amount may be net, too: "net 500 CHF". */
const notMoney = String.raw`(?![\d.,'’:/%-]|\s*(?:k|chf|eur|usd|gbp|fr|francs?|franken|franchi|euros?|€|\$))`

const read: Rule['read'] = ({ count }, clock) => ({ kind: 'day', day: addDays(clock.today, Number(count)) })

export const termsRules: Rule[] = [
  { pattern: new RegExp(String.raw`\b(?:${net})\s*(?<count>\d{1,3})(?:\s*${days}\b|${notMoney})`, 'dg'), read },
  { pattern: new RegExp(String.raw`(?<![\d.,'’])(?<count>\d{1,3})\s*${days}\s+(?:${net})\b`, 'dg'), read },
  {
    pattern: new RegExp(
      String.raw`\b(?:innert|sous|payment terms|terms|zahlungsfrist|zahlungsziel|frist|delai|paiement a|pagamento a|pagamento em|prazo(?: de)?)\s*(?:von |of |de |:\s*)?(?<count>\d{1,3})\s*${days}\b`,
      'dg',
    ),
    read,
  },
  { pattern: new RegExp(String.raw`^(?:a )?(?<count>\d{1,3})\s*${days}$`, 'dg'), read },
]
