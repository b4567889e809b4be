import { defineMessages } from '@galleria/ui'
import { till as en } from './en/till.ts'
import { till as ko } from './ko/till.ts'
import { messages as widgets } from './widgets.ts'

/** The name of a text of the till. */
export type MessageKey = keyof typeof en | keyof typeof widgets.en

/** The words of cart and checkout, and of the widgets in them. */
export const messages = defineMessages<MessageKey>({
  en: { ...widgets.en, ...en },
  ko: { ...widgets.ko, ...ko },
})
