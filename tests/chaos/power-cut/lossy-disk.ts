import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'

/** A folder on a disk that forgets what was not synced. */
export interface LossyDisk {
  /** What a process is told so that its files in the folder are on this disk. */
  readonly env: Readonly<Record<string, string>>
  /** The power fails: every file goes back to what it held when it was last synced. Call it when nobody writes any more. */
  cut(): void
}

/** The C compiler of this machine, if it has one: the rehearsal cannot be had without. */
export function findCompiler(): string | undefined {
  return Bun.which('cc') ?? Bun.which('gcc') ?? Bun.which('clang') ?? undefined
}

/**
 * Puts a folder on a lossy disk, for processes started with its environment. It tests our calls, not the hardware: a disk
 * that lies about flushing is beyond it. Programs that make system calls of their own, such as Go's, are not seen.
 * @throws when the shim cannot be compiled.
 */
export async function putOnLossyDisk(folder: string, compiler: string): Promise<LossyDisk> {
  const rig = join(tmpdir(), `galleria-lossy-${process.pid}-${Bun.hash(folder).toString(36)}`)
  const synced = join(rig, 'synced')
  mkdirSync(synced, { recursive: true })
  const shim = join(rig, 'lossy-disk.so')
  const source = join(import.meta.dir, 'lossy-disk.c')
  const { exitCode, stderr } = Bun.spawnSync([compiler, '-shared', '-fPIC', '-O2', '-o', shim, source, '-ldl'])
  if (exitCode !== 0) throw new Error(`the lossy disk could not be compiled: ${stderr.toString()}`)
  return {
    env: { LD_PRELOAD: shim, LOSSY_DISK: folder, LOSSY_DISK_SYNCED: synced },
    cut() {
      for (const file of filesIn(folder)) {
        const copy = join(synced, relative(folder, file).replaceAll(sep, '%'))
        // Whoever deletes a file and syncs another has deleted it: journalling file systems keep that order.
        rmSync(file)
        if (existsSync(copy)) cpSync(copy, file)
      }
    },
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Removes what {@link putOnLossyDisk} made. */
export function removeRig({ env }: LossyDisk): void {
  rmSync(dirname(env.LD_PRELOAD ?? ''), { recursive: true, force: true })
}
