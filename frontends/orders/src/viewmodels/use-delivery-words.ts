import type { DeliveryOption } from '@galleria/contracts/shipping'
import type { Locale } from '@galleria/contracts/values'
import { formatMoney, useLocale, useMessages } from '@galleria/ui'
import { messages } from '../messages/checkout.ts'
import type { DeliveryOffer } from '../model/delivery-offer.ts'

/** What is said of the ways of delivery, in the language of the page. */
export function useDeliveryWords() {
  const t = useMessages(messages)
  const locale = useLocale()
  const priceOf = ({ price }: Pick<DeliveryOption, 'price'>) =>
    price.cents === 0 ? t('checkout.free') : formatMoney(price, locale.value)
  return {
    t,
    /** A way as a radio button shows it. */
    choice: (option: DeliveryOption) => ({
      value: option.service,
      label: t(`delivery.${option.service}`),
      aside: priceOf(option),
      note: `${t('delivery.arrives', { days: daysOf(option, locale.value) })} · ${t('delivery.packages', { count: option.packages })}`,
    }),
    /** What is to be said instead of the ways, or of how many there are. */
    said(offer: DeliveryOffer): string | undefined {
      switch (offer.state) {
        case 'offered':
          return t('delivery.ways', { count: offer.options.length })
        case 'flat':
          return offer.price.cents === 0 ? t('delivery.flatFree') : t('delivery.flat', { price: priceOf(offer) })
        case 'unasked':
        case 'unserved':
        case 'too-heavy':
          return t(`delivery.${offer.state}`)
        default:
          return undefined
      }
    },
  }
}

/** The days between which something arrives: `26–30 Nov`; or the day on which it does: `Mon 23 Nov`. They are days of the destination. */
function daysOf({ earliest, latest }: Pick<DeliveryOption, 'earliest' | 'latest'>, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    ...(earliest === latest ? { weekday: 'short' } : {}),
  })
  return format.formatRange(new Date(earliest), new Date(latest))
}
