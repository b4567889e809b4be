import { setDefaultTimeout } from 'bun:test'
import { prepareNats } from './nats-binary.ts'

// A machine that is busy may take a while to start a real broker; no test is meant to take as long. Bun keeps this for
// the first file of a run only, so tests that may take longer than five seconds say so themselves.
setDefaultTimeout(30_000)

await prepareNats((line) => process.stderr.write(`${line}\n`))
