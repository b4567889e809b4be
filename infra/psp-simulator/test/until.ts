/** Waits until something is so, at most fifteen seconds. */
export async function until<Value>(what: () => Value | Promise<Value>): Promise<NonNullable<Value>> {
  const deadline = performance.now() + 15_000
  for (;;) {
    const value = await what()
    if (value) return value
    if (performance.now() > deadline) throw new Error(`waited in vain until ${what}`)
    await Bun.sleep(2)
  }
}
