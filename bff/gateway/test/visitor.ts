import { test } from 'bun:test'
import type { startStreet } from './street.ts'

/** Somebody who opens pages, and notices which of them were begun before they were there. */
export function createVisitor(street: () => Awaited<ReturnType<typeof startStreet>>) {
  let begun = 0
  return {
    async get(path: string, headers: Record<string, string> = {}, init: RequestInit = {}): Promise<Response> {
      const asked = { ...init, redirect: 'manual', headers: { accept: 'text/html', ...headers } } as const
      const response = await fetch(`${street().url}${path}`, asked)
      // Whoever sends a page whole knows its length.
      if (response.status === 200 && !response.headers.has('content-length')) begun += 1
      return response
    },
    /** A test of pages that are sent whole: it is tried again, a few times, when the machine was so slow that one was begun. */
    testWhole(name: string, run: () => Promise<void>): void {
      test(name, async () => {
        for (let triesLeft = 4; ; triesLeft -= 1) {
          const before = begun
          street().renderer.asked.length = 0
          try {
            return await run()
          } catch (error) {
            if (begun === before || triesLeft === 0) throw error
          }
        }
      })
    },
  }
}
