import type { BrowserEvents } from '@galleria/contracts/frontends'
import { tell, useLocale, usePageContext } from '@galleria/ui'
import { cartKey } from './load-keys.ts'

/** Tells everyone on the page what has become of the cart. What was asked for ahead of a visit to it is out of date then. */
export function useCartTold(): (change: BrowserEvents['cart-changed']) => void {
  const { answers } = usePageContext()
  const locale = useLocale()
  return (change) => {
    answers.delete(cartKey(locale.value))
    tell('cart-changed', change)
  }
}
