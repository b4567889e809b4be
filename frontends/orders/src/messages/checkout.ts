import { defineMessages } from '@galleria/ui'
import { delivery as en } from './en/delivery.ts'
import { delivery as ko } from './ko/delivery.ts'
import { messages as till } from './till.ts'

/** The name of a text of the checkout. */
export type MessageKey = keyof typeof en | keyof typeof till.en

/** The words of the checkout: those of the till, and of the ways of delivery, which the cart need not load. */
export const messages = defineMessages<MessageKey>({ en: { ...till.en, ...en }, ko: { ...till.ko, ...ko } })
