import { ledgerSuite } from '../../test/ledger.suite.ts'
import { memoryLedger } from './memory-ledger.ts'

ledgerSuite('in memory', memoryLedger)
