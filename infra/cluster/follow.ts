import { open, stat } from 'node:fs/promises'

/**
 * Hands on what is appended to files, from their present end, until `isOver` says so; what came until then is handed on
 * too. A file that became shorter was turned over and is read from its start.
 */
export async function follow(
  files: readonly string[],
  take: (file: string, text: string) => void,
  isOver: () => Promise<boolean> | boolean,
): Promise<void> {
  const seen = new Map<string, number>()
  for (const file of files) seen.set(file, await sizeOf(file))
  for (let over = false; !over; ) {
    over = await isOver()
    for (const file of files) {
      const size = await sizeOf(file)
      const from = Math.min(seen.get(file) ?? 0, size) === (seen.get(file) ?? 0) ? (seen.get(file) ?? 0) : 0
      if (size > from) take(file, await read(file, from, size))
      seen.set(file, size)
    }
    if (!over) await Bun.sleep(150)
  }
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0
}

async function read(file: string, from: number, to: number): Promise<string> {
  const handle = await open(file)
  try {
    const buffer = Buffer.alloc(to - from)
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, from)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}
