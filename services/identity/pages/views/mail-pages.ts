import type { Look } from '../design/layout.ts'
import { messagePage } from './message-page.ts'

/** A page that sends whoever reads it to their mail; `again` is where the mail is asked for. */
export function checkMailPage(look: Look, text: string, again: string) {
  const { title, none, again: once } = look.t.checkMail
  const ways = [
    { href: `${look.shop}/`, text: look.t.backToShop },
    { href: again, text: once },
  ]
  return messagePage(look, { title, text, note: none, ways })
}

/** A page about a link of a mail that leads nowhere any more; `again` is where another one is asked for. */
export function deadLinkPage(look: Look, again: string) {
  const { deadTitle: title, deadText: text, again: once } = look.t.verify
  const ways = [
    { href: again, text: once },
    { href: `${look.shop}/`, text: look.t.backToShop },
  ]
  return messagePage(look, { title, text, failed: true, ways })
}
