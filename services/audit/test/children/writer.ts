// A process that keeps carts and writes each change into the audit, until it dies at a fail-point: run by the tests of its neighbour.
import { join } from 'node:path'
import { createService } from '@galleria/chassis'
import { auditMigration } from '@galleria/chassis/audit/audit-migration'
import { createAuditTrail } from '@galleria/chassis/audit/store-trail'
import { openDatabase } from '@galleria/chassis/store/database'

const service = await createService({ name: 'catalog', env: process.env })
const db = openDatabase({ file: join(service.settings.DATA_DIR, 'catalog.sqlite'), migrations: [auditMigration] })
const trail = createAuditTrail(db, { writer: 'catalog', world: service.world })
await service.start({ audit: trail, onStop: () => db.close() })
for (let i = 1; i <= 3; i += 1)
  trail.note([{ deed: { action: 'cart.changed', object: { kind: 'cart', id: `c-${i}` } } }])
