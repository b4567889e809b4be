import { tlsParts } from '../keys/certificates.ts'
import { type Part, processPlaying } from '../topology.ts'
import type { ChosenPort } from './ports.ts'
import type { Stage } from './stage.ts'

/** What the addresses of a copy follow from. */
export interface Located {
  readonly ports: ReadonlyMap<string, ChosenPort>
  readonly tls: boolean
  readonly stage: Stage
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The variable that says where people find a part when it is not on their own machine. */
const publicName: Readonly<Partial<Record<Part, string>>> = {
  'front-door': 'PUBLIC_ORIGIN',
  'identity-provider': 'ISSUER',
  psp: 'PSP_ORIGIN',
}

/** The name of the nth instance of a process, counted from one. */
export function instanceName(name: string, ordinal: number): string {
  return `${name}-${ordinal}`
}

/** The port of the process that plays a part, when it runs. */
export function portOf(part: Part, { ports }: Pick<Located, 'ports'>, kind: '' | ':smtp' = ''): number | undefined {
  return ports.get(`${instanceName(processPlaying(part).name, 1)}${kind}`)?.port
}

/** Where the other processes reach a part over HTTP. */
export function addressOf(part: Part, located: Located): string | undefined {
  const port = portOf(part, located)
  return port ? `${schemeOf(part, located)}://127.0.0.1:${port}` : undefined
}

/** What people have in the address bar of their browser: of a shop in production, what its owner says it is. */
export function originOf(part: Part, located: Located): string | undefined {
  const told = located.stage === 'production' && located.env[publicName[part] ?? '']
  if (told) return told
  const port = portOf(part, located)
  return port ? `${schemeOf(part, located)}://localhost:${port}` : undefined
}

/** Where the broker is. */
export function brokerUrl(located: Pick<Located, 'ports' | 'tls'>): string {
  return `${located.tls ? 'tls' : 'nats'}://127.0.0.1:${portOf('bus', located)}`
}

function schemeOf(part: Part, { tls }: Located): 'http' | 'https' {
  return tls && (tlsParts as readonly Part[]).includes(part) ? 'https' : 'http'
}
