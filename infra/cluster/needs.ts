import { join } from 'node:path'
import { demoAccountsFile } from '../keys/demo-accounts.ts'
import type { Need } from '../topology.ts'
import { addressOf, originOf, portOf } from './addresses.ts'
import type { Surroundings } from './surroundings.ts'

/** What each need is filled with. */
export const neededVariables: Readonly<Record<Need, (around: Surroundings) => Record<string, string>>> = {
  clients: (around) => ({
    ISSUER: originOf('identity-provider', around) ?? '',
    WEB_BFF_URL: addressOf('sign-in-client', around) ?? '',
    CLIENTS_FILE: around.clients.clientsFile,
    ...(around.clients.storeKeyFile ? { STORE_KEY_FILE: around.clients.storeKeyFile } : {}),
    ...(around.stage === 'development' ? { DEMO_ACCOUNTS_FILE: demoAccountsFile(around.places.keys) } : {}),
  }),
  frontends: ({ places }) => ({
    FRONTENDS_DIR: places.frontends,
    FRONTENDS_KEY_FILE: join(places.keys, 'publisher.pub.jwk'),
  }),
  mail: (around) => ({ SMTP_URL: mailServer(around) }),
  // Bun's fetch has 256 requests open at once and lets the next wait, and each stream of events is one for as long as it lasts.
  'many-connections': () => ({ BUN_CONFIG_MAX_HTTP_REQUESTS: '4096' }),
  'opening-stock': ({ places }) => ({ OPENING_STOCK_FILE: places.openingStock }),
  origins: (around) => ({
    PUBLIC_ORIGIN: originOf('front-door', around) ?? '',
    PSP_ORIGIN: originOf('psp', around) ?? '',
    IDENTITY_ORIGIN: originOf('identity-provider', around) ?? '',
  }),
  'psp-address': (around) => ({ PSP_URL: addressOf('psp', around) ?? around.env.PSP_URL ?? '' }),
  'psp-secrets': ({ secrets }) => ({ PSP_API_KEY: secrets.apiKey, PSP_WEBHOOK_SECRET: secrets.webhookSecret }),
  'sign-in': (around) => ({
    ISSUER: originOf('identity-provider', around) ?? '',
    IDENTITY_URL: addressOf('identity-provider', around) ?? '',
    WEB_CLIENT_KEY_FILE: around.clients.webKeyFile,
    SESSION_KEY_FILE: around.clients.sessionKeyFile,
  }),
  'webhook-address': (around) => ({ PSP_WEBHOOK_URL: `${addressOf('webhook-receiver', around) ?? ''}/webhooks/psp` }),
}

/** The mailbox that runs beside it, or a real server, which is the owner's to name. */
function mailServer(around: Surroundings): string {
  const port = portOf('mailbox', around, ':smtp')
  return port ? `smtp://127.0.0.1:${port}` : (around.env.SMTP_URL ?? '')
}
