import type { AbsentProcess } from './programs.ts'
import { type ClusterStatus, type InstanceStatus, targets } from './status.ts'
import { seconds } from './steps.ts'

/** What a person sees once the shop is open, and whenever they ask for the status. */
export function statusTable(status: ClusterStatus): string {
  return [
    '',
    `  ${headline(status)}`,
    '',
    ...columns([
      ['process', 'port', 'admin', 'pid', 'state', 'health', 'memory', ''],
      ...status.instances.map(row),
      ...status.absent.map(absentRow),
    ]),
    '',
    `  memory   ${memoryLine(status.instances)}`,
    `  wires    ${wiresLine(status)}`,
    ...(status.opening ? [`  opened   ${openingLine(status.opening)}`] : []),
    ...status.moved.map(
      ({ instance, wanted, port }) => `  moved    ${instance} is on ${port}, because ${wanted} is in use`,
    ),
    `  logs     ${status.logs}   (bun run cluster logs -f [process])`,
    `  data     ${status.data}`,
    '',
  ].join('\n')
}

function headline({ phase, url, profile }: ClusterStatus): string {
  if (phase === 'open') return `The shop is open: ${url}${profile === 'full' ? '' : `  (profile ${profile})`}`
  return phase === 'opening' ? 'The shop is being opened.' : 'The shop is closing.'
}

function row(instance: InstanceStatus): string[] {
  const { instance: name, port, adminPort, pid, state, health, privateBytes, restarts, lastEnd } = instance
  const remark = restarts > 0 ? `restarted ${restarts === 1 ? 'once' : `${restarts} times`}, last end: ${lastEnd}` : ''
  return [
    name,
    text(port),
    text(adminPort),
    text(pid),
    state,
    health,
    privateBytes === undefined ? '-' : megabytes(privateBytes),
    remark,
  ]
}

function absentRow({ process, reason, without }: AbsentProcess): string[] {
  return [process, '-', '-', '-', 'absent', '-', '-', `${reason}; ${without}`]
}

/** Lines up the cells of rows. */
export function columns(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((cells) => (cells[i] ?? '').length)))
  return rows.map((cells) => `  ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd())
}

function memoryLine(instances: readonly InstanceStatus[]): string {
  const sum = instances.reduce((total, { privateBytes }) => total + (privateBytes ?? 0), 0)
  return `${megabytes(sum)} private, summed over ${instances.length} processes (target: at most ${megabytes(targets.privateBytes)}${verdict(sum <= targets.privateBytes)})`
}

function wiresLine({ tls }: ClusterStatus): string {
  return tls
    ? 'TLS with the broker (both sides show a certificate), the shop and its sign-in; the rest in plain, on 127.0.0.1 alone'
    : 'in plain, on 127.0.0.1 alone (--tls encrypts the broker, the shop and its sign-in)'
}

function openingLine({ tookMs, fresh }: { tookMs: number; fresh: boolean }): string {
  const target = fresh ? targets.freshMs : targets.warmMs
  return `in ${seconds(tookMs)}, ${fresh ? 'fresh' : 'warm'} (target: at most ${target / 1_000} s${verdict(tookMs <= target)})`
}

function verdict(kept: boolean): string {
  return kept ? ', kept' : ', MISSED'
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_024 / 1_024)} MB`
}

function text(value: number | undefined): string {
  return value === undefined ? '-' : String(value)
}
