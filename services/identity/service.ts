import './library-notices.ts'

import { join } from 'node:path'
import { createService } from '@galleria/chassis'
import { readSettings } from '@galleria/chassis/config/settings'
import { openDatabase } from '@galleria/chassis/store/database'
import { identity } from '@galleria/contracts/identity'
import type { OpenPages } from './adapters/inbound/pages.ts'
import { clientsOf, readClientCredentials } from './adapters/inbound/provider/clients.ts'
import { argon2Passwords } from './adapters/outbound/argon2-passwords.ts'
import { ensureDemoAccounts } from './adapters/outbound/demo-accounts.ts'
import { createVault, vaultKey } from './adapters/outbound/keys/vault.ts'
import { openPost } from './adapters/outbound/mail/post.ts'
import { composeIdentity, migrations } from './compose.ts'
import { openPages as housePages } from './pages/pages.ts'
import { linksFrom } from './pages/paths.ts'
import { identitySettings, refuseDevelopmentSettings } from './settings.ts'

const hour = 3_600_000
/** A key is shown before it signs for longer than anybody keeps the ones it knows, in milliseconds. */
const shownAheadMs = 15 * 60_000

/** Starts identity on the environment given. Tests bring plainer pages. */
export async function startIdentity(
  env: Readonly<Record<string, string | undefined>>,
  openPages: OpenPages = housePages,
) {
  const own = readSettings(identitySettings, env)
  refuseDevelopmentSettings(own)
  const mayTryOut = own.PROFILE === 'development'
  const credentials = readClientCredentials(own.CLIENTS_FILE, { demo: mayTryOut })
  const service = await createService({ name: 'identity', contract: identity, env })
  const { settings, world } = service

  const keyFile = own.STORE_KEY_FILE ?? join(settings.DATA_DIR, 'store.key')
  const vault = createVault(vaultKey(keyFile, { mayMake: mayTryOut, random: world.random }), world.random)
  const db = openDatabase({ file: join(settings.DATA_DIR, 'identity.sqlite'), migrations })
  // What is deleted is overwritten in the file: an account that was closed is not to be read out of pages that are free.
  db.run('PRAGMA secure_delete = ON')
  const passwords = await argon2Passwords({ memoryKib: own.ARGON2_MEMORY_KIB, passes: own.ARGON2_PASSES })
  const post = openPost({ db, vault, smtpUrl: own.SMTP_URL, from: own.MAIL_FROM, service })
  const { server, ports, chores, signingKeys, answers, http, audit } = await composeIdentity({
    service,
    db,
    vault,
    passwords,
    post,
    links: linksFrom(own.ISSUER),
    clients: clientsOf({ issuer: own.ISSUER, shop: own.PUBLIC_ORIGIN, webBff: own.WEB_BFF_URL }, credentials),
    issuer: own.ISSUER,
    shop: own.PUBLIC_ORIGIN,
    hosts: hostsOf(own.ISSUER, settings.HTTP_PORT),
    keyLife: {
      signsForMs: own.SIGNING_KEY_HOURS * hour,
      shownAheadMs,
      shownAfterMs: own.SIGNING_KEY_OVERLAP_HOURS * hour,
    },
    openPages,
  })
  if (own.DEMO_ACCOUNTS_FILE) await ensureDemoAccounts(own.DEMO_ACCOUNTS_FILE, ports)

  await service.start({
    answers,
    http,
    audit,
    chores: [...chores, post.chore],
    checks: { sqlite: () => void db.query('SELECT 1').get() },
    async onStop() {
      await server.stop()
      passwords.close()
      db.close()
    },
  })
  return Object.assign(service, { db, ports, signingKeys, authorizationServer: server })
}

/** The names by which it is spoken to: its own, and this machine's by those who run beside it. */
function hostsOf(issuer: string, port: number): ReadonlySet<string> {
  return new Set([new URL(issuer).host, `127.0.0.1:${port}`])
}

if (import.meta.main) await startIdentity(process.env)
