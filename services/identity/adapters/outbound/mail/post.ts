import type { Database } from 'bun:sqlite'
import type { Chore, Service } from '@galleria/chassis/service/service'
import type { Post } from '../../../letters.ts'
import type { Vault } from '../keys/vault.ts'
import { compose } from './compose.ts'
import { createMailQueue } from './mail-queue.ts'
import { createPostOffice } from './post-office.ts'
import { smtpCarrier } from './smtp-carrier.ts'

export { mailMigration } from './mail-queue.ts'
export { isLoopback } from './smtp-carrier.ts'

/** What the post needs of the process that it belongs to. */
export interface PostParts {
  readonly db: Database
  /** Seals what waits. */
  readonly vault: Vault
  /** `smtp://host:port` or `smtps://host:port`, with a user and a password where the server wants them. */
  readonly smtpUrl: string
  /** The sender: `Galleria <no-reply@galleria.example>`. */
  readonly from: string
  readonly service: Pick<Service, 'world' | 'log' | 'metrics'>
}

/**
 * The post: mails are written into the store with the change that gives reason to them, and sent by a chore of their own. No
 * request waits for a mail server, and none learns from the time that a mail takes whether there was one.
 */
export function openPost({ db, vault, smtpUrl, from, service }: PostParts): Post & { readonly chore: Chore } {
  const { world, log, metrics } = service
  const { clock, random, ids } = world
  const queue = createMailQueue(db, vault)
  const office = createPostOffice({
    queue,
    carry: smtpCarrier({ url: smtpUrl, from, log }),
    clock,
    random,
    log,
    metrics,
  })
  return {
    write: (letter) => compose(letter, clock.now()),
    put: (mail) => queue.add(ids.next(), mail, clock.now()),
    chore: { name: 'send-mails', everyMs: 1_000, run: () => office.sendDue() },
  }
}
