import { defineMessages } from '@galleria/ui'
import { en } from './en.ts'
import { ko } from './ko.ts'

/** Every text of the orders, in every language of the shop. */
export const messages = defineMessages<keyof typeof en>({ en, ko })
/** The name of a text. */
export type MessageKey = keyof typeof en
