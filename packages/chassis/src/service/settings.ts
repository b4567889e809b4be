import { z } from 'zod'
import { readSettings, setting } from '../config/settings.ts'
import { logLevels } from '../telemetry/logger.ts'

/** What the chassis itself reads from the environment. */
export const serviceSettings = {
  NATS_URL: setting({
    rule: z.url({ protocol: /^(nats|tls)$/ }),
    example: 'nats://127.0.0.1:4222',
    about: 'the broker',
  }),
  NATS_NKEY_SEED_FILE: setting({
    rule: z.string().min(1).optional(),
    example: '.galleria/keys/orders.nk',
    about: 'the file with the key that tells the broker who this is; none for a broker without accounts',
  }),
  NATS_CA_FILE: setting({
    rule: z.string().min(1).optional(),
    example: '.galleria/keys/tls/ca.pem',
    about: 'the authority whose word counts for the broker being the broker; none for a broker without TLS',
  }),
  NATS_CERT_FILE: setting({
    rule: z.string().min(1).optional(),
    example: '.galleria/keys/tls/orders.pem',
    about: 'the certificate that it shows the broker; goes with NATS_CA_FILE and NATS_KEY_FILE',
  }),
  NATS_KEY_FILE: setting({
    rule: z.string().min(1).optional(),
    example: '.galleria/keys/tls/orders.key',
    about: 'the private key of that certificate',
  }),
  CALLER_KEY_FILE: setting({
    rule: z.string().min(1).optional(),
    example: '.galleria/keys/callers/orders.jwk',
    about:
      'the file with the key that it signs its asks with; none for a process that asks for what is open to everybody only',
  }),
  CALLER_KEYS_FILE: setting({
    rule: z.string().min(1).optional(),
    example: '.galleria/keys/callers.json',
    about: 'the public keys of those who may ask it; without it whatever is not open to everybody is refused',
  }),
  TOKEN_ISSUER: setting({
    rule: z.url().default('http://localhost:8085'),
    example: 'http://localhost:8085',
    about: 'the identity server’s name for itself: whose word counts for who a user is',
  }),
  DATA_DIR: setting({
    rule: z.string().min(1).default('.galleria/data'),
    example: '.galleria/data',
    about: 'where its store is kept',
  }),
  INSTANCE: setting({
    rule: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .optional(),
    example: 'orders-1',
    about: 'tells replicas apart',
  }),
  HOST: setting({
    rule: z.string().min(1).default('127.0.0.1'),
    example: '127.0.0.1',
    about: 'the address it listens on',
  }),
  ADMIN_PORT: setting({ rule: port().default(0), example: '9101', about: 'health and metrics; 0 takes any free port' }),
  HTTP_PORT: setting({
    rule: port().default(0),
    example: '8080',
    about: 'for a process at the edge; 0 takes any free port',
  }),
  HTTP_CERT_FILE: setting({
    rule: z.string().min(1).optional(),
    example: '.galleria/keys/tls/gateway.server.pem',
    about: 'the certificate that its HTTP port shows; goes with HTTP_KEY_FILE, and none serves without TLS',
  }),
  HTTP_KEY_FILE: setting({
    rule: z.string().min(1).optional(),
    example: '.galleria/keys/tls/gateway.server.key',
    about: 'the private key of that certificate',
  }),
  LOG_LEVEL: setting({
    rule: z.enum(logLevels).default('info'),
    example: 'info',
    about: 'the least level that is written',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: setting({
    rule: z.url().optional(),
    example: 'http://127.0.0.1:4318',
    about: 'where traces are sent; none keeps them from being made',
  }),
  TRACE_RATIO: setting({
    rule: z.coerce.number().min(0).max(1).default(1),
    example: '0.05',
    about: 'the share of requests that the edge samples',
  }),
} as const

/** See {@link serviceSettings}. */
export type ServiceSettings = ReturnType<typeof readServiceSettings>

/** Reads them, or throws one error that names every variable that is wrong. */
export function readServiceSettings(env: Readonly<Record<string, string | undefined>>) {
  return readSettings(serviceSettings, env)
}

function port() {
  return z.coerce.number().int().min(0).max(65_535)
}
