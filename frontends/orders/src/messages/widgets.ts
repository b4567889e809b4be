import { defineMessages } from '@galleria/ui'
import { widgets as en } from './en/widgets.ts'
import { widgets as ko } from './ko/widgets.ts'

/** The words of mini-cart and buy button. They are in the first load of every page, so nothing else may come with them. */
export const messages = defineMessages<keyof typeof en>({ en, ko })
