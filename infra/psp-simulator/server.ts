import { join } from 'node:path'
import { openBooks } from './books/books.ts'
import { type Log, log as toStdout } from './log.ts'
import { buildAssets } from './page/assets.ts'
import { createProvider } from './provider.ts'
import { readSettings } from './settings.ts'

/** How often a charge that was being worked on is looked at when no merchant asks after it. */
const decideEveryMs = 1_000

/** Starts the provider on the environment given; `stop` lets running requests end. */
export async function startPspSimulator(env: Readonly<Record<string, string | undefined>>, log: Log = toStdout) {
  const settings = readSettings(env)
  const books = openBooks(join(settings.DATA_DIR, 'psp-simulator.sqlite'))
  const assets = await buildAssets()
  const provider = createProvider({ settings, books, log, now: Date.now, wait: Bun.sleep, assets })
  // A card that hangs holds its connection for longer than Bun's idle timeout of ten seconds would allow.
  const server = Bun.serve({
    port: settings.HTTP_PORT,
    hostname: settings.HOST,
    fetch: provider.app.fetch,
    idleTimeout: 90,
  })
  const deciding = setInterval(() => {
    provider.decideDue().catch((error: unknown) => log('charges could not be decided', { error: String(error) }))
  }, decideEveryMs)
  provider.start()
  log('the payment provider is open', {
    url: server.url.href,
    frames: settings.PUBLIC_ORIGIN,
    webhooks: settings.PSP_WEBHOOK_URL ?? 'none',
    seed: provider.seed,
  })

  return {
    url: server.url.origin,
    async stop() {
      clearInterval(deciding)
      // A merchant kept waiting by a card that hangs is let down, as a real outage would.
      await Promise.race([server.stop(), Bun.sleep(2_000)])
      await server.stop(true)
      await provider.stop()
      books.close()
    },
  }
}

if (import.meta.main) {
  const simulator = await startPspSimulator(process.env)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void simulator.stop().then(() => {
        toStdout('the payment provider has closed', { signal })
        process.exit(0)
      })
    })
  }
}
