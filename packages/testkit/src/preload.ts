import { setDefaultTimeout } from 'bun:test'

// A machine that is busy may take a while to start a real broker; no test is meant to take as long.
setDefaultTimeout(30_000)
