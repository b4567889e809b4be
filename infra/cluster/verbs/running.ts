import { type Controls, remoteControls } from '../control.ts'
import { placesIn } from '../places.ts'
import { livingSupervisor } from '../state.ts'
import { Refused } from '../supervisor.ts'

/** The copy that runs on a data folder. @throws Refused when none does. */
export async function running(dataDir: string): Promise<Controls> {
  const state = await livingSupervisor(placesIn(dataDir).run)
  if (!state) throw new Refused(`Nothing is running with the data in ${dataDir}. Start it with: bun start`)
  return remoteControls(state.socket)
}
