import { realWorld } from '@galleria/chassis/ports/index'
import { createLogger } from '@galleria/chassis/telemetry/logger'
import type { PublishedFrontends } from '@galleria/contracts/frontends'
import { createEditions } from '../page/edition.ts'
import { catalogRow, ordersRow, publishedFolder, shellRow } from './published.ts'

/** The edition that a gateway makes of a publication. */
export async function openEdition(
  value: PublishedFrontends = { shell: shellRow, remotes: [catalogRow, ordersRow] },
  version = 'v1',
) {
  const { folder, remove, write, publisher } = publishedFolder(value)
  const signed = publisher.sign(value)
  const open = async () => {
    const log = createLogger('edition', 'test', 'silent')
    const made = await createEditions({
      folder,
      clock: realWorld.clock,
      log,
      publisherKey: 'key',
      published: async () => ({ value: signed, version }),
    })()
    if (!made) throw new Error('nothing that can be served is published')
    return made
  }
  return { edition: await open(), signed, publisher, folder, write, open, remove }
}
