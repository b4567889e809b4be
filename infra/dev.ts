import { join } from 'node:path'
import { develop } from './frontends/dev.ts'

await develop(join(import.meta.dir, '..'), console.log)
