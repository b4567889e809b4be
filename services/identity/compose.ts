import type { Database } from 'bun:sqlite'
import { auditMigration } from '@galleria/chassis/audit/audit-migration'
import { createAuditTrail } from '@galleria/chassis/audit/store-trail'
import { createEdgeApp } from '@galleria/chassis/http/edge-app'
import { systemHttpForward } from '@galleria/chassis/ports/http-forward'
import { systemHttpOut } from '@galleria/chassis/ports/index'
import type { Service } from '@galleria/chassis/service/service'
import { inTransaction } from '@galleria/chassis/store/database'
import { done } from '@galleria/contracts/answer'
import type { identity } from '@galleria/contracts/identity'
import Provider, { errors } from 'oidc-provider'
import { longestBody, mountServer, ownAddressOnly } from './adapters/inbound/door.ts'
import type { OpenPages } from './adapters/inbound/pages.ts'
import { startAuthorizationServer } from './adapters/inbound/provider/authorization-server.ts'
import type { KnownClient } from './adapters/inbound/provider/clients.ts'
import { createCurrentAccount } from './adapters/inbound/provider/provider-account.ts'
import { createInteractions } from './adapters/inbound/provider/provider-interactions.ts'
import { createStanding } from './adapters/inbound/provider/standing.ts'
import { pollSeconds, stepsAround } from './adapters/inbound/provider/steps.ts'
import { modelEvents } from './adapters/inbound/provider/watch.ts'
import { rememberDevice, visitorOf } from './adapters/inbound/visitor.ts'
import { createSigningKeys, type KeyLife } from './adapters/outbound/keys/signing-keys.ts'
import type { Vault } from './adapters/outbound/keys/vault.ts'
import { mailMigration } from './adapters/outbound/mail/post.ts'
import { sqliteDevicePolls } from './adapters/outbound/store/device-polls.ts'
import { sqliteChallenges, sqliteDevices, sqliteErrands, sqliteThrottle } from './adapters/outbound/store/passing.ts'
import { sqliteAccounts, sqlitePasskeys } from './adapters/outbound/store/people.ts'
import { errandsByAddress, proofsMigration, schema } from './adapters/outbound/store/schema.ts'
import { storedSecret } from './adapters/outbound/store/secrets.ts'
import { sqliteServerModels } from './adapters/outbound/store/server-models.ts'
import { sqliteSessionsSeen } from './adapters/outbound/store/sessions-seen.ts'
import { makeSweep } from './adapters/outbound/store/sweep.ts'
import { tellClients } from './adapters/outbound/tell-clients.ts'
import { trailAudit } from './adapters/outbound/trail-audit.ts'
import { composeUseCases } from './application/compose.ts'
import type { Post } from './letters.ts'
import type { Links, Passwords, Ports } from './ports.ts'

/** The store's steps, oldest first. */
export const migrations = [schema, mailMigration, auditMigration, proofsMigration, errandsByAddress]

/** What the composition root has opened. */
export interface IdentityParts {
  readonly service: Service<typeof identity>
  readonly db: Database
  readonly vault: Vault
  readonly passwords: Passwords
  readonly post: Post
  readonly links: Links
  readonly clients: readonly KnownClient[]
  readonly issuer: string
  readonly shop: string
  /** The hosts that a request may be addressed to. */
  readonly hosts: ReadonlySet<string>
  readonly keyLife: KeyLife
  readonly openPages: OpenPages
}

const budgetMs = 10_000

/** Puts the server together: store, keys, the certified server behind its socket, use cases, pages, and the door in front. */
export async function composeIdentity(parts: IdentityParts) {
  const { service, db, vault, passwords, post, links, clients, issuer, shop, hosts, keyLife, openPages } = parts
  const { world, log } = service
  const { clock, random, ids } = world
  const now = clock.now

  const accounts = sqliteAccounts(db)
  const trail = createAuditTrail(db, { writer: service.name, world })
  const audit = trailAudit(trail, accounts)
  const seen = sqliteSessionsSeen(db, vault)
  const models = sqliteServerModels({
    db,
    vault,
    now,
    events: modelEvents(audit, seen, { now, context: () => Provider.ctx }),
    invalidGrant: (reason) => new errors.InvalidGrant(reason),
  })
  const throttle = sqliteThrottle(db, vault)
  const signingKeys = createSigningKeys(db, { vault, life: keyLife, now, audit })
  await signingKeys.rotate()

  const pages = await openPages({ issuer, shop, world })
  const server = await startAuthorizationServer({
    issuer,
    clients,
    accounts,
    adapter: models.adapter,
    signingKeys,
    cookieKey: storedSecret(db, vault, random, 'cookies'),
    pages: pages.server,
    clock,
    tell: tellClients(new Set(clients.flatMap(({ metadata }) => metadata.backchannel_logout_uri ?? [])), systemHttpOut),
    steps: stepsAround({
      throttle,
      polls: sqliteDevicePolls(db, vault, pollSeconds * 1_000),
      pages: pages.server,
      now,
    }),
    audit,
    log,
  })
  const standing = createStanding({
    server: () => server,
    models,
    seen,
    grantName: (grantId) => Buffer.from(vault.digest('grant', grantId)).toString('base64url'),
    log,
  })
  const ports: Ports = {
    accounts,
    errands: sqliteErrands(db, vault),
    post,
    passwords,
    throttle,
    devices: sqliteDevices(db, vault),
    passkeys: sqlitePasskeys(db),
    challenges: sqliteChallenges(db, vault),
    standing,
    proofs: seen,
    audit,
    atomically: (work) => inTransaction(db, work),
    now,
    newId: ids.secret,
    newSecret: () => Buffer.from(random.bytes(32)).toString('base64url'),
    links,
  }

  const app = createEdgeApp({ service, budgetMs })
  app.use(ownAddressOnly(hosts))
  pages.mount(app, {
    useCases: composeUseCases(ports),
    interactions: createInteractions({ server, accounts, clock, endSession: standing.endUid }),
    current: createCurrentAccount({ server, issuer, accounts, seen }),
    visitorOf,
    rememberDevice,
  })
  mountServer(app, { issuer, server, send: systemHttpForward })

  const sweep = makeSweep(db, now)
  return {
    ports,
    signingKeys,
    server,
    app,
    audit: trail,
    answers: { 'key.list': () => done({ issuer, keys: signingKeys.published() }) },
    http: { fetch: app.fetch, maxBodyBytes: longestBody },
    chores: [
      { name: 'sweep-what-has-expired', everyMs: 30_000, run: sweep },
      {
        name: 'rotate-signing-keys',
        everyMs: 60_000,
        async run() {
          await signingKeys.rotate()
          server.renewKeys()
        },
      },
    ],
  }
}
