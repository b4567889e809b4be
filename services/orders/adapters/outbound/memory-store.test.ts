import { describe } from 'bun:test'
import { memoryStore } from './memory-store.ts'
import { storeSuite } from './store.suite.ts'

describe('the store in memory', () => storeSuite((announce) => ({ store: memoryStore(announce), close: () => {} })))
