import type { Metrics } from '@galleria/chassis/telemetry/metrics'
import type { Archive } from './ports.ts'

/** Shows how the chains are, and counts what is kept. */
export function observeChains(
  metrics: Metrics,
  archive: Pick<Archive, 'brokenChains' | 'gaps'>,
): (kept: number) => void {
  metrics.observed(
    {
      name: 'galleria_audit_broken_chains',
      help: 'Writers whose chain was ever found broken; anything but 0 is somebody’s doing, or a bug.',
      labels: [],
    },
    () => archive.brokenChains(),
  )
  metrics.observed(
    { name: 'galleria_audit_gaps', help: 'Writers of whom entries are missing that will be sent again.', labels: [] },
    () => archive.gaps().length,
  )
  const counter = metrics.counter({
    name: 'galleria_audit_entries_kept_total',
    help: 'Entries that were taken in and follow upon their chain.',
    labels: [],
  })
  return (kept) => counter.increment({}, kept)
}
