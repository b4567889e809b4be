import { join } from 'node:path'
import { createService } from '@galleria/chassis'
import { readSettings } from '@galleria/chassis/config/settings'
import { openDatabase } from '@galleria/chassis/store/database'
import { inboxMigration } from '@galleria/chassis/store/outbox'
import { catalog } from '@galleria/contracts/catalog'
import { catalogAnswers } from './adapters/inbound/nats-endpoints.ts'
import { bestsellersConsumer, orderEvents } from './adapters/inbound/order-events.ts'
import { sqliteBestsellers } from './adapters/outbound/sqlite-bestsellers.ts'
import { sqliteCatalogue } from './adapters/outbound/sqlite-catalogue.ts'
import { catalogueMigration, packedMigration } from './adapters/outbound/sqlite-schema.ts'
import { countFiled, sqliteSearchIndex } from './adapters/outbound/sqlite-search-index.ts'
import { seedStore } from './adapters/outbound/sqlite-seeding.ts'
import { pictureSvg } from './art/index.ts'
import type { CatalogueContent } from './domain/catalogue.ts'
import type { Pictures } from './ports.ts'
import { withImported } from './seed/imported/imported-products.ts'
import { readImported } from './seed/imported/read-imported.ts'
import { seedCatalogue } from './seed/index.ts'
import { catalogSettings } from './settings.ts'

/** What the shop shows: its seed, and the hand that draws its pictures. */
export interface Assortment {
  /** With what a folder of an import holds beside the shop's own, if one is named. */
  readonly seed: (imported?: string) => CatalogueContent | Promise<CatalogueContent>
  readonly draw: Pictures['draw']
}

const galleria: Assortment = {
  seed: async (imported) => (imported ? withImported(seedCatalogue(), await readImported(imported)) : seedCatalogue()),
  draw: pictureSvg,
}

/** Starts the catalogue on the environment given. */
export async function startCatalog(
  env: Readonly<Record<string, string | undefined>>,
  { seed, draw }: Assortment = galleria,
) {
  const { IMPORTED_CATALOGUE } = readSettings(catalogSettings, env)
  const service = await createService({ name: 'catalog', contract: catalog, env })
  const { settings, log, metrics, world } = service

  const db = openDatabase({
    file: join(settings.DATA_DIR, 'catalog.sqlite'),
    migrations: [catalogueMigration, inboxMigration, packedMigration],
  })
  const began = world.clock.monotonic()
  const written = seedStore(db, await seed(IMPORTED_CATALOGUE))
  const catalogue = sqliteCatalogue(db)
  const tookMs = Math.round(world.clock.monotonic() - began)
  log.info(
    { products: catalogue.products.length, tookMs },
    written ? 'seeded the catalogue' : 'found the catalogue seeded',
  )

  const index = sqliteSearchIndex(db)
  const bestsellers = sqliteBestsellers(db, catalogue, bestsellersConsumer)
  await service.start({
    answers: catalogAnswers({ catalogue, index, bestsellers, pictures: { draw }, metrics }),
    hears: orderEvents({ catalogue, bestsellers }),
    checks: {
      sqlite: () => void db.query('SELECT 1').get(),
      'search-index': () => {
        const filed = countFiled(db)
        if (filed !== catalogue.products.length)
          throw new Error(`${filed} of ${catalogue.products.length} products are filed`)
      },
    },
    onStop: () => db.close(),
  })
  return service
}

if (import.meta.main) await startCatalog(process.env)
