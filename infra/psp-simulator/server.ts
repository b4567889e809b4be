import { join } from 'node:path'
import { createApp } from './app.ts'
import { openBooks } from './books/books.ts'
import { log } from './log.ts'
import { buildAssets } from './page/assets.ts'
import { readSettings } from './settings.ts'

/** Starts the provider on the environment given; `stop` lets running requests end. */
export async function startPspSimulator(env: Readonly<Record<string, string | undefined>>) {
  const settings = readSettings(env)
  const books = openBooks(join(settings.DATA_DIR, 'psp-simulator.sqlite'))
  const app = createApp({ settings, books, log, now: Date.now, wait: Bun.sleep }, await buildAssets())
  // A card that hangs holds its connection for longer than Bun's idle timeout of ten seconds would allow.
  const server = Bun.serve({ port: settings.HTTP_PORT, hostname: settings.HOST, fetch: app.fetch, idleTimeout: 90 })
  log('the payment provider is open', { url: server.url.href, frames: settings.PUBLIC_ORIGIN })

  return {
    url: server.url.origin,
    async stop() {
      // A merchant kept waiting by a card that hangs is let down, as a real outage would.
      await Promise.race([server.stop(), Bun.sleep(2_000)])
      await server.stop(true)
      books.close()
    },
  }
}

if (import.meta.main) {
  const simulator = await startPspSimulator(process.env)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void simulator.stop().then(() => {
        log('the payment provider has closed', { signal })
        process.exit(0)
      })
    })
  }
}
