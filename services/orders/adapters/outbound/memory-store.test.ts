import { describe } from 'bun:test'
import type { CreateStore } from '../../test/store-fixture.ts'
import { memoryStore } from './memory-store.ts'
import { ordersSuite } from './orders.suite.ts'
import { storeSuite } from './store.suite.ts'

const create: CreateStore = (announce) => ({ store: memoryStore(announce), close: () => {} })

describe('the store in memory', () => {
  storeSuite(create)
  ordersSuite(create)
})
