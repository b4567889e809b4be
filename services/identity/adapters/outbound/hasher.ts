/** Something to be hashed anew, or to be held against a hash. */
export type HashingTask =
  | { readonly password: string; readonly options: Bun.Password.Argon2Algorithm }
  | { readonly password: string; readonly hash: string }

/** What a thread answers with: the hash, whether it fits, or why neither can be said. */
export type Hashed = { readonly result: string | boolean } | { readonly error: string }

/** A thread that hashes one password after the other, and gives way to the rest of its process. */
export interface Hasher {
  hash(password: string, options: Bun.Password.Argon2Algorithm): Promise<string>
  verify(password: string, hash: string): Promise<boolean>
  /** Gives the thread back; whoever still waits is told so. */
  close(): void
}

/**
 * Makes a hasher, whose thread starts with its first password. Whoever asks waits for the answer before asking again. The runtime's own
 * asynchronous hashing runs on threads as urgent as the one that answers everybody else. The thread keeps no process alive.
 */
export function createHasher(): Hasher {
  let thread: Worker | undefined
  let current: PromiseWithResolvers<string | boolean> | undefined

  function engage(): Worker {
    const worker = new Worker(new URL('./hashing-worker.ts', import.meta.url))
    worker.unref()
    worker.onmessage = ({ data }: MessageEvent<Hashed>) => {
      if ('error' in data) current?.reject(new Error(`a password could not be hashed: ${data.error}`))
      else current?.resolve(data.result)
    }
    worker.onerror = ({ message }) => dismiss(`the hashing thread broke: ${message}`)
    return worker
  }

  function dismiss(why: string): void {
    thread?.terminate()
    thread = undefined
    current?.reject(new Error(why))
  }

  async function asked(task: HashingTask): Promise<string | boolean> {
    thread ??= engage()
    current = Promise.withResolvers()
    // Somebody waits for this, so the process does.
    thread.ref()
    thread.postMessage(task)
    try {
      return await current.promise
    } finally {
      current = undefined
      thread?.unref()
    }
  }

  return {
    hash: async (password, options) => String(await asked({ password, options })),
    verify: async (password, hash) => (await asked({ password, hash })) === true,
    close: () => dismiss('nobody hashes passwords any more'),
  }
}
