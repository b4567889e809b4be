/** Where one thing is kept for as long as the tab is open. */
export interface Shelf<Value> {
  read(): Value | undefined
  keep(value: Value): void
  forget(): void
}

/**
 * A place in the tab's session storage, which survives a reload; touched only when used, so never on a server. Storage may
 * be switched off or full. Then things are kept in memory, and only the reload loses them.
 */
export function sessionShelf<Value>(name: string): Shelf<Value> {
  const key = `galleria.orders.${name}`
  let memory: Value | undefined
  return {
    read: () => memory ?? attempt(() => parsed<Value>(sessionStorage.getItem(key))),
    keep: (value) => {
      memory = value
      attempt(() => sessionStorage.setItem(key, JSON.stringify(value)))
    },
    forget: () => {
      memory = undefined
      attempt(() => sessionStorage.removeItem(key))
    },
  }
}

function parsed<Value>(text: string | null): Value | undefined {
  return text === null ? undefined : (JSON.parse(text) as Value)
}

function attempt<Result>(use: () => Result): Result | undefined {
  try {
    return use()
  } catch {
    // Storage that refuses is as good as empty.
    return undefined
  }
}
