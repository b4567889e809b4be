import { constants, setPriority } from 'node:os'
import type { Hashed, HashingTask } from './hasher.ts'

declare const self: Worker

// Linux takes it for this one thread, so that the rest of this process goes first; other processes too, where they share its session or container.
// Elsewhere it would be for the whole process, which has answers to give.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL)

self.onmessage = ({ data: { password, ...task } }: MessageEvent<HashingTask>) => {
  try {
    const result =
      'hash' in task ? Bun.password.verifySync(password, task.hash) : Bun.password.hashSync(password, task.options)
    self.postMessage({ result } satisfies Hashed)
  } catch (error) {
    self.postMessage({ error: error instanceof Error ? error.message : String(error) } satisfies Hashed)
  }
}
