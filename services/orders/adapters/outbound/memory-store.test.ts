import { describe } from 'bun:test'
import { memoryStore } from './memory-store.ts'
import { ordersSuite } from './orders.suite.ts'
import { storeSuite } from './store.suite.ts'
import type { CreateStore } from './store-fixture.ts'

const create: CreateStore = (announce) => ({ store: memoryStore(announce), close: () => {} })

describe('the store in memory', () => {
  storeSuite(create)
  ordersSuite(create)
})
