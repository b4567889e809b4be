/**
 * Waits until the check passes, at most for the time given. A check passes when it neither throws nor returns false.
 * @throws what the check threw last.
 */
export async function eventually<Result>(
  check: () => Result | Promise<Result>,
  { withinMs = 15_000 }: { withinMs?: number } = {},
): Promise<Result> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const last = performance.now() >= deadline
    try {
      const result = await check()
      if (result !== false) return result
      if (last) throw new Error(`it did not come true within ${withinMs} ms`)
    } catch (error) {
      if (last) throw error
    }
    await Bun.sleep(20)
  }
}
