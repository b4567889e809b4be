import { readFile } from 'node:fs/promises'
import type { ChildSpec, ChildState, ChildStatus } from './child-spec.ts'
import { withLogFile } from './log-files.ts'
import { answers, until } from './polling.ts'

/** How patient the supervisor is, in milliseconds. */
export interface Patience {
  readonly readyWithinMs: number
  readonly drainWithinMs: number
  readonly firstBackoffMs: number
  readonly longestBackoffMs: number
  /** An instance that lived this long has recovered: its next crash is treated as its first. */
  readonly recoveredAfterMs: number
}

/** What suits real services. */
export const usualPatience: Patience = {
  readyWithinMs: 45_000,
  drainWithinMs: 15_000,
  firstBackoffMs: 100,
  longestBackoffMs: 5_000,
  recoveredAfterMs: 10_000,
}

/** How an instance is ended from outside without being told to stay away. */
export type KillSignal = 'SIGKILL' | 'SIGTERM'

type Running = Bun.Subprocess<'ignore', number, number>

/** A process that is not supposed to end until it is told to. One that does is started again, ever more slowly. */
export class Child {
  readonly spec: ChildSpec
  #state: ChildState = 'stopped'
  #running: Running | undefined
  #restarts = 0
  #crashesInARow = 0
  #lastEnd: string | undefined
  #again: ReturnType<typeof setTimeout> | undefined
  readonly #patience: Patience
  readonly #changed: () => void

  constructor(spec: ChildSpec, changed: () => void = () => undefined, patience: Patience = usualPatience) {
    this.spec = spec
    this.#changed = changed
    this.#patience = patience
  }

  get status(): ChildStatus {
    const { instance, process, port, adminPort } = this.spec
    const pid = this.#running?.pid
    return {
      instance,
      process,
      state: this.#state,
      pid,
      port,
      adminPort,
      restarts: this.#restarts,
      lastEnd: this.#lastEnd,
    }
  }

  /**
   * Starts it and waits until it is healthy.
   * @throws with the end of its log when it is not in time, or crashes three times on the way.
   */
  async start(): Promise<void> {
    if (this.#state !== 'stopped') return
    this.#crashesInARow = 0
    this.#spawn()
    await this.whenReady()
  }

  /** Waits until it is healthy. */
  async whenReady(): Promise<void> {
    try {
      await until(() => this.#state === 'ready', {
        withinMs: this.#patience.readyWithinMs,
        unless: () => this.#state === 'stopped' || this.#crashesInARow >= 3,
      })
    } catch (error) {
      const log = await readFile(this.spec.logFile, 'utf8').catch(() => '')
      const end = log.trim().split('\n').slice(-6).join('\n')
      throw new Error(`${this.spec.instance} is not ready. Its log (${this.spec.logFile}) ends:\n${end}`, {
        cause: error,
      })
    }
  }

  /** Ends it: first politely, then not. Resolves to false when it had to be killed. */
  async stop(): Promise<boolean> {
    clearTimeout(this.#again)
    const running = this.#running
    this.#become(running ? 'stopping' : 'stopped')
    if (!running) return true
    // A stopped process would only meet its SIGTERM after it was woken.
    running.kill('SIGCONT')
    running.kill('SIGTERM')
    const impatience = setTimeout(() => running.kill('SIGKILL'), this.#patience.drainWithinMs)
    await running.exited
    clearTimeout(impatience)
    return running.signalCode !== 'SIGKILL'
  }

  /** Ends it politely and starts it again. */
  async restart(): Promise<void> {
    await this.stop()
    await this.start()
  }

  /** Ends it as a crash would, or lets it drain by SIGTERM; it comes back by itself. Resolves when it is gone. */
  async kill(signal: KillSignal = 'SIGKILL'): Promise<void> {
    const running = this.#running
    if (signal === 'SIGTERM') running?.kill('SIGCONT')
    running?.kill(signal)
    await running?.exited
  }

  /** Freezes it: it keeps its connections and answers nobody. */
  pause(): void {
    if (!this.#running || this.#state === 'paused') return
    this.#running.kill('SIGSTOP')
    this.#become('paused')
  }

  /** Lets a frozen one go on. */
  resume(): void {
    if (!this.#running || this.#state !== 'paused') return
    this.#running.kill('SIGCONT')
    this.#become('starting')
    void this.#watchHealth(this.#running)
  }

  /** For the last moment of the supervisor itself, when there is no time to wait. */
  abandon(): void {
    this.#running?.kill('SIGKILL')
  }

  #spawn(): void {
    const { argv, env, cwd, logFile } = this.spec
    const begun = performance.now()
    const running = withLogFile(logFile, (log) =>
      // Detached: Ctrl-C in a terminal reaches the supervisor alone, and that ends the others in order.
      Bun.spawn([...argv], { cwd, env: { ...env }, stdin: 'ignore', stdout: log, stderr: log, detached: true }),
    )
    this.#running = running
    this.#become('starting')
    void running.exited.then(() => this.#ended(running, performance.now() - begun))
    void this.#watchHealth(running)
  }

  async #watchHealth(running: Running): Promise<void> {
    const isOurs = () => this.#running === running && this.#state === 'starting'
    const ready = await until(async () => isOurs() && (await answers(this.spec.healthUrl)), {
      // However long it takes: the broker it waits for may be away for an hour.
      withinMs: Number.POSITIVE_INFINITY,
      unless: () => !isOurs(),
    }).catch(() => false)
    if (ready && isOurs()) this.#become('ready')
  }

  #ended(running: Running, livedMs: number): void {
    this.#running = undefined
    const how = running.signalCode ?? `code ${running.exitCode}`
    this.#lastEnd = `${how} after ${(livedMs / 1_000).toFixed(1)} s`
    if (this.#state === 'stopping') {
      this.#become('stopped')
      return
    }
    this.#crashesInARow = livedMs >= this.#patience.recoveredAfterMs ? 1 : this.#crashesInARow + 1
    const { firstBackoffMs, longestBackoffMs } = this.#patience
    this.#again = setTimeout(
      () => {
        this.#restarts += 1
        this.#spawn()
      },
      Math.min(firstBackoffMs * 2 ** (this.#crashesInARow - 1), longestBackoffMs),
    )
    this.#become('waiting')
  }

  #become(state: ChildState): void {
    this.#state = state
    this.#changed()
  }
}
