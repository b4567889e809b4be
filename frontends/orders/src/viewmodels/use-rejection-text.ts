import { useLocale, useMessages } from '@galleria/ui'
import { messages } from '../messages/till.ts'
import type { Rejection } from '../model/rejection.ts'

/** Says why an order came to nothing, in the language of the page. */
export function useRejectionText(): (rejection: Rejection) => string {
  const t = useMessages(messages)
  const locale = useLocale()
  return (rejection) => {
    if (rejection.kind !== 'out-of-stock') return t(`rejected.${rejection.kind}`)
    if (rejection.products.length === 0) return t('rejected.out-of-stockBare')
    return t('rejected.out-of-stock', { names: new Intl.ListFormat(locale.value).format(rejection.products) })
  }
}
