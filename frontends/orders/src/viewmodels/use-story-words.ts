import type { Order } from '@galleria/contracts/orders'
import { formatMoney, useLocale, useMessages } from '@galleria/ui'
import { messages } from '../messages/index.ts'
import { moneyBackOf } from '../model/money-back.ts'
import { rejectionOf } from '../model/rejection.ts'
import { refusedChangeOf, storyOf } from '../model/story.ts'
import { useRejectionText } from './use-rejection-text.ts'

/** What is said about an order, in the language of the page. */
export interface StoryWords {
  title(order: Order): string
  /** `slow`: it takes longer than people expect. */
  text(order: Order, slow: boolean): string
  /** Where the money is that was given back; undefined when none was. */
  money(order: Order): string | undefined
  /** Why the last change could not be had, and what still can; undefined when there is none to speak of. */
  refused(order: Order): string | undefined
  /** What has happened since, for those who cannot see the page change; undefined when it says nothing new. */
  news(order: Order, before: Order): string | undefined
}

/** See {@link StoryWords}. */
export function useStoryWords(): StoryWords {
  const t = useMessages(messages)
  const locale = useLocale()
  const rejected = useRejectionText()

  function title(order: Order): string {
    const story = storyOf(order)
    const isPickup = order.delivery.kind === 'pickup'
    if (isPickup && (story === 'shipped' || story === 'delivered')) return t(`story.${story}.pickupTitle`)
    return t(`story.${story}.title`)
  }
  function text(order: Order, slow: boolean): string {
    const rejection = rejectionOf(order)
    if (rejection) return `${rejected(rejection)} ${t('order.notCharged')}`
    const story = storyOf(order)
    switch (story) {
      case 'pending':
        return t(slow ? 'story.pending.slow' : 'story.pending.text')
      case 'delivered':
        return t(order.delivery.kind === 'pickup' ? 'story.delivered.pickupText' : 'story.delivered.text')
      case 'confirmed':
        return t('story.confirmed.text', { total: formatMoney(order.total, locale.value) })
      case 'revised':
      case 'shipped':
      case 'cancelled':
      case 'cancelling':
      case 'revising':
        return t(`story.${story}.text`)
      default:
        return t('order.notCharged')
    }
  }
  function money(order: Order): string | undefined {
    const back = moneyBackOf(order)
    return back && t(`money.${back.kind}`, { amount: formatMoney(back.money, locale.value) })
  }
  function refused(order: Order): string | undefined {
    const change = refusedChangeOf(order)
    if (!change) return undefined
    const why = t(`refused.${change.change}.${change.reason}`)
    if (order.may.cancel) return `${why} ${t('refused.stillCancel')}`
    return order.status === 'delivered' ? `${why} ${t('refused.sendBack')}` : why
  }
  function news(order: Order, before: Order): string | undefined {
    if (order.refusedChange?.at !== before.refusedChange?.at) return refused(order)
    return storyOf(order) === storyOf(before) && order.status === before.status ? undefined : title(order)
  }
  return { title, text, money, refused, news }
}
