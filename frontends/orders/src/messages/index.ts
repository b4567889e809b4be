import { defineMessages } from '@galleria/ui'
import { order as en } from './en/order.ts'
import { order as ko } from './ko/order.ts'
import { messages as till } from './till.ts'

/** The name of a text. */
export type MessageKey = keyof typeof en | keyof typeof till.en

/** Every text of the orders, in every language of the shop: what the pages about orders say, and all before them. */
export const messages = defineMessages<MessageKey>({ en: { ...till.en, ...en }, ko: { ...till.ko, ...ko } })
