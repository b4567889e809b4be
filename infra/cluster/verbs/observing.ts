import type { Call } from '@galleria/chassis/call'
import type { Client } from '@galleria/chassis/client/ask'
import { outageBehind } from '@galleria/chassis/outage'
import { observatory } from '@galleria/contracts/observatory'
import { Refused } from '../supervisor.ts'
import { asConsole, type Door } from './console.ts'

/** The observatory's endpoints for dead letters. */
export type AskLetters = Client<typeof observatory>['dead-letter']

/**
 * Asks the observatory of a running copy about dead letters, as the person at the terminal.
 * @throws Refused when it is not there, or says no.
 */
export async function observing<Result>(
  door: Door,
  work: (ask: AskLetters, call: () => Call) => Promise<Result>,
): Promise<Result> {
  try {
    return await asConsole(door, observatory, (client, call) => work(client['dead-letter'], call))
  } catch (error) {
    throw outageBehind(error) === undefined ? error : new Refused(explained(error), { cause: error })
  }
}

function explained(error: unknown): string {
  return outageBehind(error)?.kind === 'no-responders'
    ? 'The observatory, which keeps the dead letters, is not running. It is part of the profile full; see: bun run cluster status'
    : 'The observatory, which keeps the dead letters, did not answer. See: bun run cluster logs observatory'
}
