/** Why a remote cannot be shown: it was switched off, or nobody knows of it. */
export class RemoteClosed extends Error {
  override readonly name = 'RemoteClosed'
}

/** A load that took longer than anyone would wait. */
export class LoadTimeout extends Error {
  override readonly name = 'LoadTimeout'
}

/** Settles as the promise does, or rejects with {@link LoadTimeout}; an `import()` cannot be aborted, only left behind. */
export function deadline<Value>(promise: Promise<Value>, patienceMs: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new LoadTimeout(`No answer within ${patienceMs} ms`)), patienceMs)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/**
 * Whether a script never arrived, in which case its own address can be asked again. Browsers say so only in words, each
 * in its own, and the federation runtime wraps them.
 */
export function isNetworkFailure(error: unknown): boolean {
  const words = messagesOf(error).join(' ')
  return /dynamically imported module|module script failed|Failed to fetch|RUNTIME-00[38]|ScriptNetworkError|CSS asset/i.test(
    words,
  )
}

/** Whether waiting may help. Code that broke while running would break again; code that could not be had may be there soon. */
export function mayComeBack(error: unknown): boolean {
  return error instanceof LoadTimeout || error instanceof RemoteClosed || isNetworkFailure(error)
}

function messagesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [String(error)]
  return error.cause === undefined ? [error.message] : [error.message, ...messagesOf(error.cause)]
}
