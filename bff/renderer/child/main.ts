import { systemClock } from '@galleria/chassis/ports/clock'
import type { FromChild } from '../children/from-child.ts'
import type { ToChild } from '../children/messages.ts'
import { provideLibraries } from './libraries.ts'
import { createPages } from './pages.ts'

// The program of a child: other teams' code runs here, and whatever it does ends with this process.

const send = process.send?.bind(process)
if (!send) throw new Error('this program is a child of the renderer and runs nowhere else')

provideLibraries()
// What a page needs of the shop it asks its host for. There is no other way, so that nobody gets used to one.
delete process.send
globalThis.fetch = Object.assign(() => Promise.reject(new TypeError('A page that is being rendered asks its host.')), {
  preconnect: () => {},
})
// A promise that a remote forgot about, or a callback of it that threw, is no reason to drop everybody else's pages.
for (const event of ['unhandledRejection', 'uncaughtException'])
  process.on(event, (error: unknown) => process.stderr.write(`${event}: ${Bun.inspect(error)}\n`))
process.on('disconnect', () => process.exit(0))

const hear = createPages((message: FromChild) => void send(message), systemClock)
process.on('message', (message: ToChild) => hear(message))
send({ kind: 'up' } satisfies FromChild)
