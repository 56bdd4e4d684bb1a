// What of Stripe's failures a person is told.
import Stripe from 'stripe'
import { shopAway, shopRefuses } from '../../tools/shop.ts'

/** The deed, with its failures in words. @throws {CrmError} `busy` when it can be tried again, `unsupported` when not */
export function inWords<Given extends unknown[], Done>(deed: (...given: Given) => Promise<Done>) {
  return async (...given: Given): Promise<Done> => {
    try {
      return await deed(...given)
    } catch (thrown) {
      if (isOne(thrown, ['StripeConnectionError', 'StripeRateLimitError', 'StripeAPIError'])) throw shopAway(thrown)
      if (isOne(thrown, ['StripeAuthenticationError', 'StripePermissionError'])) throw shopRefuses(thrown)
      throw thrown
    }
  }
}

function isOne(thrown: unknown, kinds: string[]): boolean {
  return thrown instanceof Stripe.errors.StripeError && kinds.includes(thrown.type)
}
