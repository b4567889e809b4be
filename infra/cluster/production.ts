import { X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { authorityFile, brokerTlsOf, developmentAuthority, serverCertificate, tlsParts } from '../keys/certificates.ts'
import { demoAccountsFile } from '../keys/demo-accounts.ts'
import { productionUserNames } from '../nats/keys.ts'
import { testerUser } from '../nats/permissions.ts'
import { processPlaying } from '../topology.ts'
import { simulatorPrefixes } from './secrets.ts'
import type { Stage } from './stage.ts'
import { Refused } from './supervisor.ts'

/** What a copy would be opened from. */
export interface Opening {
  readonly keysFolder: string
  readonly tls: boolean
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * Keeps the stages apart: production opens with nothing that was made for trying things out, and development adds nothing to what
 * production has made (ASVS 13.3, 13.4).
 * @throws Refused naming everything that is in the way, so that it need not be found out one by one.
 */
export async function refuseWrongStage(stage: Stage, opening: Opening): Promise<void> {
  const madeFor = await markedStage(opening.keysFolder)
  if (stage === 'production') {
    const faults = await productionFaults(opening)
    if (faults.length === 0) return
    throw new Refused(`PROFILE=production does not open the shop:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
  }
  if (madeFor === 'production')
    throw new Refused(
      `the keys in ${opening.keysFolder} are those of a shop in production; open it with PROFILE=production`,
    )
}

/** Writes down what the keys of a folder were made for. */
export async function markStage(keysFolder: string, stage: Stage): Promise<void> {
  await mkdir(keysFolder, { recursive: true, mode: 0o700 })
  await writeFile(join(keysFolder, 'PROFILE'), `${stage}\n`)
}

async function markedStage(keysFolder: string): Promise<string | undefined> {
  return (await readFile(join(keysFolder, 'PROFILE'), 'utf8').catch(() => undefined))?.trim()
}

/** Everything that keeps a shop in production from opening; nothing when all is as it should be. */
export async function productionFaults({ keysFolder, tls, env }: Opening): Promise<string[]> {
  return [
    ...(await leftovers(keysFolder)),
    ...(tls
      ? await certificateFaults(keysFolder)
      : ['without --tls its broker, its pages and its sign-in would be in plain']),
    ...originFaults(env),
    ...mailFaults(env.SMTP_URL),
    ...(await secretFaults('PSP_API_KEY_FILE', env.PSP_API_KEY_FILE, simulatorPrefixes.apiKey)),
    ...(await secretFaults('PSP_WEBHOOK_SECRET_FILE', env.PSP_WEBHOOK_SECRET_FILE, simulatorPrefixes.webhookSecret)),
    ...(env.FAIL_POINTS ? ['FAIL_POINTS is set: processes could be told to die'] : []),
  ]
}

async function leftovers(keysFolder: string): Promise<string[]> {
  const found = [
    [demoAccountsFile(keysFolder), 'holds demo accounts'],
    [join(keysFolder, `${testerUser}.nk`), 'may do anything on the broker'],
    [join(keysFolder, 'partner-client.secret'), 'is a demo client’s secret'],
    [join(keysFolder, 'partner-client.jwk'), 'is a demo client’s key'],
    [join(keysFolder, 'psp-api-key'), 'was made up for the simulated payment provider'],
    [join(keysFolder, 'psp-webhook-secret'), 'was made up for the simulated payment provider'],
    [join(keysFolder, 'tls/ca.key'), 'signs certificates, and belongs on no machine that uses them'],
  ].flatMap(([file = '', why]) => (existsSync(file) ? [`${file} ${why}`] : []))
  const madeFor = await markedStage(keysFolder)
  return madeFor === undefined || madeFor === 'production' ? found : [`${keysFolder} was made for ${madeFor}`, ...found]
}

async function certificateFaults(keysFolder: string): Promise<string[]> {
  const wanted = [
    authorityFile(keysFolder),
    ...tlsParts.flatMap((part) => Object.values(serverCertificate(keysFolder, processPlaying(part).name))),
    ...productionUserNames.flatMap((user) => Object.values(brokerTlsOf(keysFolder, user))),
  ]
  const missing = [...new Set(wanted)].filter((file) => !existsSync(file)).map((file) => `${file} is missing`)
  const ours = await Promise.all([...new Set(wanted)].filter((file) => file.endsWith('.pem')).map(madeHere))
  return [...missing, ...ours.flat()]
}

async function madeHere(file: string): Promise<string[]> {
  if (!existsSync(file)) return []
  const { issuer } = new X509Certificate(await readFile(file))
  return issuer.includes(developmentAuthority) ? [`${file} is signed by a development authority`] : []
}

function originFaults(env: Opening['env']): string[] {
  return (['PUBLIC_ORIGIN', 'ISSUER', 'PSP_ORIGIN', 'PSP_URL'] as const).flatMap((name) => {
    const url = URL.parse(env[name] ?? '')
    if (!url) return [`${name} does not say where that is`]
    return url.protocol === 'https:' ? [] : [`${name} is ${env[name]}, which is not https`]
  })
}

/** A mailbox that shows everybody's mail to whoever is on the machine is for development. */
function mailFaults(smtpUrl = ''): string[] {
  const url = URL.parse(smtpUrl)
  if (!url) return ['SMTP_URL does not say where mail goes']
  if (['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))
    return [`SMTP_URL is ${smtpUrl}, a mailbox on this machine`]
  return url.protocol === 'smtps:' ? [] : [`SMTP_URL is ${url.protocol}, which is not smtps`]
}

async function secretFaults(name: string, file: string | undefined, prefix: string): Promise<string[]> {
  const secret = file && (await readFile(file, 'utf8').catch(() => ''))
  if (!secret?.trim()) return [`${name} names no file with a secret`]
  return secret.startsWith(prefix) ? [`${name} is a secret of the simulated payment provider`] : []
}
