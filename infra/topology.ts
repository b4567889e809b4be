/**
 * The one description of the system: `topology/` has the rows, and what follows from them. The supervisor, the broker's
 * permissions and streams, the tests and the container picture in the docs are all made from it; nothing else names a
 * process, a port or a stream.
 */
export type { Need, Part, Process, Profile, Reaction } from './process.ts'
export {
  allProcesses,
  asksOf,
  converses,
  keyList,
  outlivedBy,
  type ProcessName,
  processes,
  processNamed,
  processPlaying,
} from './topology/processes.ts'
export { consumers, streams } from './topology/streams.ts'
