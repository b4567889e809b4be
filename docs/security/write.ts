// `bun docs/security/write.ts`: makes docs/security.md out of the tables here and the names of tests.
import { writePage } from './page.ts'

await writePage()
