import type { Session } from '@galleria/contracts/web'

/** Whether the reader helps customers, and so looks at their orders; whether they may is decided where the orders are. */
export function isSupport(session: Session | undefined): boolean {
  return session?.roles?.includes('support') === true
}

/** The id of an order out of what a customer reads out or sends: a link, or the id itself. */
export function orderIdIn(text: string): string | undefined {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(text)?.[0].toLowerCase()
}
