import { getCurrentScope, onScopeDispose, onServerPrefetch, type ShallowRef, shallowRef, toValue, watch } from 'vue'
import type { ApiAnswer, ApiProblem } from './api.ts'
import { usePageContext } from './context.ts'
import { useRecovery, wantsMore } from './recover.ts'

/** Where a page's data is on its way. `reloading`: what is shown still stands while newer is being asked for. */
export type Load<Value> =
  | { readonly phase: 'loading' }
  | { readonly phase: 'ready'; readonly value: Value; readonly reloading: boolean }
  | { readonly phase: 'failed'; readonly problem: ApiProblem }

/** A load and the two things one can do about it. */
export interface Loaded<Value> {
  readonly load: Readonly<ShallowRef<Load<Value>>>
  /** Asks again; `ErrorPanel`'s retry. */
  reload(): Promise<void>
  /** Puts in a newer value that came another way, such as the answer to a command. */
  replace(value: Value): void
}

/** How a load is made. */
export interface LoadOptions {
  /** How long a server waits for the answer, in milliseconds, before it leaves the question to the browser; for ever if not said. */
  readonly patienceMs?: number
  /**
   * For how long the answer is good for whoever comes back to the page, in milliseconds; not at all if not said. For what is the
   * same for everyone: the page is there at once, and where its reader left it.
   */
  readonly keptMs?: number
}

/**
 * The one seam through which a view gets its data. `key` names the answer (include every input, the language too); when
 * it changes, the loader is asked again and only the latest question's answer counts. A server awaits the loader and
 * keeps the answer; the browser finds it under the same key and asks nothing. What is away is asked for again quietly.
 */
export function useLoad<Value>(
  key: string | (() => string),
  loader: (signal: AbortSignal) => Promise<ApiAnswer<Value>>,
  { patienceMs, keptMs }: LoadOptions = {},
): Loaded<Value> {
  const { answers, later, server } = usePageContext()
  const load = shallowRef<Load<Value>>({ phase: 'loading' })
  const broken = shallowRef<unknown>()
  let running: AbortController | undefined

  /**
   * Putting the answer in runs whatever the view derives from it. When that throws, it would be lost as a rejection that
   * nobody awaits; thrown again from a watcher it reaches the fence around the page.
   */
  function settle(next: Load<Value>): void {
    try {
      load.value = next
    } catch (error) {
      broken.value = error
    }
  }
  watch(broken, (error) => {
    throw error
  })

  async function ask({ quietly = false } = {}): Promise<void> {
    running?.abort()
    const mine = new AbortController()
    running = mine
    if (!quietly) load.value = load.value.phase === 'ready' ? { ...load.value, reloading: true } : { phase: 'loading' }
    const answer = await loader(mine.signal)
    if (running !== mine || (quietly && !answer.ok)) return
    settle(loaded(answer))
  }

  const given = answers.get(toValue(key)) as ApiAnswer<Value> | undefined
  if (given !== undefined) {
    answers.delete(toValue(key))
    load.value = loaded(given)
  } else if (typeof document !== 'undefined') {
    void ask()
  }
  // In a browser as well, where nobody calls it: Vue numbers the ids of what is below such a component in another way.
  onServerPrefetch(async () => {
    if (load.value.phase !== 'loading') return
    const answer = await within(patienceMs, loader(new AbortController().signal))
    if (answer !== undefined) {
      load.value = loaded(answer)
      answers.set(toValue(key), answer)
    }
    if (server && (answer === undefined || wantsMore(load.value))) server.lacking = true
  })
  watch(
    () => toValue(key),
    () => void ask(),
  )
  if (getCurrentScope()) onScopeDispose(leave)

  function leave(): void {
    running?.abort()
    const left = load.value
    if (keptMs === undefined || left.phase !== 'ready' || left.reloading || wantsMore(left)) return
    const kept: ApiAnswer<Value> = { ok: true, value: left.value }
    const name = toValue(key)
    answers.set(name, kept)
    later(keptMs, () => {
      if (answers.get(name) === kept) answers.delete(name)
    })
  }

  const replace = (value: Value) => {
    running?.abort()
    running = undefined
    settle({ phase: 'ready', value, reloading: false })
  }
  useRecovery(load, () => ask({ quietly: true }))
  return { load, reload: () => ask(), replace }
}

/** What the promise brings, or undefined when that takes too long. */
async function within<Result>(patienceMs: number | undefined, promise: Promise<Result>): Promise<Result | undefined> {
  if (patienceMs === undefined) return promise
  const late = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => late.resolve(undefined), patienceMs)
  return Promise.race([promise, late.promise]).finally(() => clearTimeout(timer))
}

function loaded<Value>(answer: ApiAnswer<Value>): Load<Value> {
  return answer.ok
    ? { phase: 'ready', value: answer.value, reloading: false }
    : { phase: 'failed', problem: answer.problem }
}
