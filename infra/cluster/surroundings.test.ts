import { expect, test } from 'bun:test'
import { allProcesses, type Process, type Profile, processNamed } from '../topology.ts'
import { bunCommand } from './command.ts'
import { placesIn } from './places.ts'
import { portWishes } from './port-plan.ts'
import { childSpec, environmentOf, type Surroundings } from './surroundings.ts'

test('the gateway learns its origin, the frontends, the broker and where traces go', () => {
  const env = told(processNamed('gateway'))
  expect(env).toMatchObject({
    INSTANCE: 'gateway-1',
    DATA_DIR: '/shop/gateway',
    FRONTENDS_DIR: '/shop/frontends',
    HTTP_PORT: '8080',
    PUBLIC_ORIGIN: 'http://localhost:8080',
    PSP_ORIGIN: 'http://localhost:8090',
    NATS_URL: 'nats://127.0.0.1:4222',
    NATS_NKEY_SEED_FILE: '/shop/keys/gateway.nk',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
    TRACE_RATIO: '1',
  })
})

test('the gateway may have more requests open than Bun allows by itself, since each stream is one', () => {
  expect(Number(told(processNamed('gateway')).BUN_CONFIG_MAX_HTTP_REQUESTS)).toBeGreaterThan(1_500)
})

test("the provider's secrets are known to payments and the provider, and to nobody else", () => {
  const knowing = allProcesses
    .filter((process) => process.entry && Object.values(told(process)).includes('the-api-key'))
    .map(({ name }) => name)
  expect(knowing).toEqual(['payments', 'psp-simulator'])
})

test('the outside provider gets no key to the bus and no address of it', () => {
  const names = Object.keys(told(processNamed('psp-simulator')))
  expect(names).not.toContain('NATS_URL')
  expect(names).not.toContain('NATS_NKEY_SEED_FILE')
  expect(names).not.toContain('ADMIN_PORT')
})

test("the user's own variables stay with the user", () => {
  const env = told(processNamed('orders'), {
    PATH: '/usr/bin',
    AWS_SECRET_ACCESS_KEY: 'secret',
    NODE_OPTIONS: '--inspect',
  })
  expect(env.PATH).toBe('/usr/bin')
  expect(Object.values(env)).not.toContain('secret')
  expect(env.NODE_OPTIONS).toBeUndefined()
})

test('the provider learns where to send its webhooks, and nobody else does', () => {
  const knowing = allProcesses.filter((process) => process.entry && 'PSP_WEBHOOK_URL' in told(process))
  expect(knowing.map(({ name }) => name)).toEqual(['psp-simulator'])
  expect(told(processNamed('psp-simulator')).PSP_WEBHOOK_URL).toBe('http://127.0.0.1:8091/webhooks/psp')
  expect(told(processNamed('payments')).HTTP_PORT).toBe('8091')
})

test('processes may be told to die at a fail-point only where the user allows it, and outside systems never', () => {
  const dying = (env: Record<string, string>) =>
    allProcesses.filter((process) => process.entry && told(process, env).FAIL_POINTS === 'allowed')
  expect(dying({})).toEqual([])
  expect(dying({ FAIL_POINTS: 'yes' })).toEqual([])
  const allowed = dying({ FAIL_POINTS: 'allowed' }).map(({ name }) => name)
  expect(allowed).toContain('orders')
  expect(allowed).not.toContain('psp-simulator')
})

test("a collector of the user's own is used instead of the observatory", () => {
  const env = told(processNamed('orders'), { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' })
  expect(env.OTEL_EXPORTER_OTLP_ENDPOINT).toBe('http://collector:4318')
})

test('without an observatory no traces are sent', () => {
  expect(told(processNamed('orders'), {}, 'minimal').OTEL_EXPORTER_OTLP_ENDPOINT).toBeUndefined()
})

test('our processes are asked for their health on the admin port, an outside one where it serves', () => {
  expect(childSpec(processNamed('gateway'), 1, around(), []).healthUrl).toMatch(
    /^http:\/\/127\.0\.0\.1:2\d{4}\/health\/ready$/,
  )
  expect(childSpec(processNamed('psp-simulator'), 1, around(), []).healthUrl).toBe('http://127.0.0.1:8090/status')
})

test('programs are run by the runtime that runs the cluster, because bun need not be on the PATH', () => {
  expect(childSpec(processNamed('orders'), 1, around(), []).argv[0]).toBe(process.execPath)
  expect(childSpec(processNamed('nats'), 1, around(), []).argv).toEqual(['nats-server', '-c', 'nats.conf'])
})

test('over TLS each process shows the broker a certificate of its own, and people find the shop and its sign-in by https', () => {
  const safe = { ...around(), tls: true }
  const env = environmentOf(processNamed('bff-web'), 1, safe)
  expect(env).toMatchObject({
    NATS_URL: 'tls://127.0.0.1:4222',
    NATS_CA_FILE: '/shop/keys/tls/ca.pem',
    NATS_CERT_FILE: '/shop/keys/tls/bff-web.pem',
    NATS_KEY_FILE: '/shop/keys/tls/bff-web.key',
    NODE_EXTRA_CA_CERTS: '/shop/keys/tls/ca.pem',
    PUBLIC_ORIGIN: 'https://localhost:8080',
    ISSUER: 'https://localhost:8085',
    IDENTITY_URL: 'https://127.0.0.1:8085',
  })
  expect(env.TOKEN_ISSUER).toBe(env.ISSUER ?? '')
  const served = allProcesses.filter((process) => process.entry && 'HTTP_CERT_FILE' in environmentOf(process, 1, safe))
  expect(served.map(({ name }) => name)).toEqual(['gateway', 'identity'])
  expect(Object.values(told(processNamed('gateway'))).filter((value) => value.includes('/tls/'))).toEqual([])
})

test('who asks or answers has a key to sign with, and no two have one', () => {
  const signing = allProcesses.filter((process) => process.entry && 'CALLER_KEY_FILE' in told(process))
  expect(signing.map(({ name }) => name)).not.toContain('gateway')
  const files = signing.map((process) => told(process).CALLER_KEY_FILE)
  expect(new Set(files).size).toBe(files.length)
})

test('in production people find the shop where its owner says, and nobody is told of demo accounts', () => {
  const owner = {
    PUBLIC_ORIGIN: 'https://shop.example',
    ISSUER: 'https://identity.shop.example',
    PSP_ORIGIN: 'https://pay.example',
  }
  const env = environmentOf(processNamed('identity'), 1, { ...around(owner), stage: 'production', tls: true })
  expect(env).toMatchObject({ ...owner, PROFILE: 'production' })
  expect(env.DEMO_ACCOUNTS_FILE).toBeUndefined()
})

function told(made: Process, env: Record<string, string> = {}, profile: Profile = 'full'): Record<string, string> {
  return environmentOf(made, 1, around(env, profile))
}

function around(env: Record<string, string> = {}, profile: Profile = 'full'): Surroundings {
  const processes = allProcesses.filter(({ profiles }) => profiles.includes(profile))
  const ports = portWishes(processes, {}).map(
    ({ key, wanted }, i) => [key, { port: wanted || 20_000 + i, wanted, moved: false }] as const,
  )
  return {
    places: placesIn('/shop'),
    profile,
    stage: 'development',
    tls: false,
    ports: new Map(ports),
    keys: Object.fromEntries(
      allProcesses.map(({ name }) => [name, { seedFile: `/shop/keys/${name}.nk`, publicKey: 'U' }]),
    ),
    secrets: { apiKey: 'the-api-key', webhookSecret: 'the-webhook-secret' },
    clients: {
      webKeyFile: '/shop/keys/web-client.jwk',
      sessionKeyFile: '/shop/keys/session.key',
      clientsFile: '/shop/keys/clients.json',
    },
    commands: new Map([
      ['nats', { argv: ['nats-server', '-c', 'nats.conf'], env: {}, cwd: '/' }],
      ...allProcesses.flatMap(({ name, entry }) => (entry ? [[name, bunCommand(entry, '/')] as const] : [])),
    ]),
    env,
  }
}
