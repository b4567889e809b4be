import type { Edition } from '../edition.ts'
import type { ToChild } from './messages.ts'
import type { ChildLink } from './spawn-child.ts'

/** What is on its way to a child. */
export interface Outgoing {
  /** The child listens from now on. */
  open(): void
  send(message: ToChild): void
  /** Sends a publication, unless it was the last one sent: it is large, and whatever follows means it. */
  sendEdition(edition: Edition): void
}

/** Keeps what is said to a child until it listens. `folder` is where publications lie. */
export function createOutgoing(link: ChildLink, folder: string, publicOrigin: string): Outgoing {
  let waiting: ToChild[] | undefined = []
  let sent: string | undefined

  function send(message: ToChild): void {
    if (waiting) waiting.push(message)
    else link.send(message)
  }

  return {
    open() {
      for (const message of waiting ?? []) link.send(message)
      waiting = undefined
    },
    send,
    sendEdition({ version, value }) {
      if (version === sent) return
      sent = version
      send({ kind: 'edition', folder, publicOrigin, published: value })
    },
  }
}
