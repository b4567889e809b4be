import { join } from 'node:path'
import { allProcesses, type Process, processPlaying } from '../infra/topology.ts'

/** The page the picture stands in. */
export const page = join(import.meta.dir, 'architecture.md')

const begin = '<!-- containers:begin (made by `bun docs/containers.ts`) -->'
const end = '<!-- containers:end -->'

/** The container picture, as Mermaid: a box for each process, an arrow for each context asked and each event heard. */
export function containerPicture(): string {
  return ['```mermaid', 'flowchart TB', ...ranks().flatMap(boxes), ...allProcesses.flatMap(arrows), '```'].join('\n')
}

/** The page with the picture in its place. @throws when the page has lost its marks. */
export function withPicture(text: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error('the marks around the container picture are gone')
  return `${text.slice(0, from)}${begin}\n\n${containerPicture()}\n\n${text.slice(to)}`
}

function ranks(): string[] {
  return [...new Set(allProcesses.map(({ rank }) => rank))]
}

function boxes(rank: string): string[] {
  const members = allProcesses.filter((process) => process.rank === rank)
  return [
    `  subgraph ${rank}`,
    ...members.map(({ name, about }) => `    ${name}["${name}<br/><small>${about}</small>"]`),
    '  end',
  ]
}

function arrows({ name, after, asks, hears, discovers, needs, keepsAudit }: Process): string[] {
  const asked = [...new Set(asks.map((endpoint) => endpoint.split('.')[0] ?? ''))]
  return [
    ...asked.map((context) => `  ${name} -->|asks| ${context}`),
    ...hears.map(({ context, event }) => `  ${context} -.->|${event}| ${name}`),
    ...(discovers ? after.map((other) => `  ${name} ==>|HTTP| ${other}`) : []),
    ...(needs?.includes('psp-address') ? [`  ${name} ==>|HTTP| psp-simulator`] : []),
    ...(needs?.includes('webhook-address')
      ? [`  ${name} ==>|webhooks| ${processPlaying('webhook-receiver').name}`]
      : []),
    ...(needs?.includes('sign-in') ? [`  ${name} ==>|signs in at| ${processPlaying('identity-provider').name}`] : []),
    ...(needs?.includes('mail') ? [`  ${name} ==>|mail| ${processPlaying('mailbox').name}`] : []),
    ...(keepsAudit ? [`  bus_audit{{what everybody did}} -.->|audit| ${name}`] : []),
  ]
}

if (import.meta.main) await Bun.write(page, withPicture(await Bun.file(page).text()))
