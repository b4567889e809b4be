import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from './polling.ts'
import { isAlive, type ProcessId } from './process-table.ts'

/** What a supervisor writes down of itself, so that the verbs find it and its successor can clean up after it. */
export interface SupervisorState {
  readonly supervisor: ProcessId
  readonly socket: string
  readonly children: readonly (ProcessId & { readonly instance: string })[]
}

/** Reads the state in a run folder; none when nothing was ever started there. */
export async function readState(run: string): Promise<SupervisorState | undefined> {
  const text = await readFile(stateFile(run), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as SupervisorState)
}

/** The supervisor that runs a copy right now. */
export async function livingSupervisor(run: string): Promise<SupervisorState | undefined> {
  const state = await readState(run)
  return state && isAlive(state.supervisor) ? state : undefined
}

/** Writes the state in one go, so that nobody reads half of it. */
export async function writeState(run: string, state: SupervisorState): Promise<void> {
  await mkdir(run, { recursive: true, mode: 0o700 })
  await chmod(run, 0o700)
  await writeFile(`${stateFile(run)}.new`, JSON.stringify(state, null, 2))
  await rename(`${stateFile(run)}.new`, stateFile(run))
}

/** Forgets a supervisor that has ended. */
export async function clearState(run: string): Promise<void> {
  await rm(stateFile(run), { force: true })
}

/** Ends what a supervisor that died left running. Returns the instances it found. */
export async function endOrphans(run: string): Promise<string[]> {
  const state = await readState(run)
  if (!state || isAlive(state.supervisor)) return []
  const orphans = state.children.filter(isAlive)
  for (const { pid } of orphans) for (const signal of ['SIGCONT', 'SIGTERM'] as const) process.kill(pid, signal)
  await until(() => !orphans.some(isAlive), { withinMs: 10_000 }).catch(() => {
    for (const orphan of orphans.filter(isAlive)) process.kill(orphan.pid, 'SIGKILL')
  })
  await clearState(run)
  return orphans.map(({ instance }) => instance)
}

/** Where the control socket goes; a path of more than about a hundred bytes is too long for one. */
export function socketPath(run: string): string {
  const inside = join(run, 'control.sock')
  return Buffer.byteLength(inside) <= 100 ? inside : join(tmpdir(), `galleria-${Bun.hash(inside).toString(36)}.sock`)
}

function stateFile(run: string): string {
  return join(run, 'supervisor.json')
}
