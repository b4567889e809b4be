import { remoteControls } from '../control.ts'
import { placesIn } from '../places.ts'
import { endOrphans, livingSupervisor } from '../state.ts'

/** Ends a copy. One that is not running is down already. */
export async function down(dataDir: string): Promise<number> {
  const { run } = placesIn(dataDir)
  const state = await livingSupervisor(run)
  if (!state) {
    const orphans = await endOrphans(run)
    console.log(
      orphans.length > 0 ? `Ended what a dead supervisor had left: ${orphans.join(', ')}` : 'Nothing is running.',
    )
  } else {
    await remoteControls(state.socket).stop()
    console.log('Everything has been drained and ended.')
  }
  return 0
}
