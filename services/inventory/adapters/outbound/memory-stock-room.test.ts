import { stockRoomSuite } from '../../test/stock-room.suite.ts'
import { memoryStockRoom } from './memory-stock-room.ts'

stockRoomSuite('in memory', () => memoryStockRoom())
