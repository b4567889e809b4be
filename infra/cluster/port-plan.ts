import { allProcesses, type Process } from '../topology.ts'
import { instanceName } from './addresses.ts'
import type { ChosenPort, PortWish } from './ports.ts'
import type { MovedPort } from './status.ts'

/** Wanted ports by the name of their process, in place of those in the topology; 0 takes any free one. */
export type WantedPorts = Readonly<Record<string, number>>

/** Leaves every well-known port to others: for a copy that runs beside the usual one. */
export const freePorts: WantedPorts = Object.fromEntries(allProcesses.map(({ name }) => [name, 0]))

/** What the processes would like: their HTTP port, and for ours (and the broker's monitor) an admin port. */
export function portWishes(processes: readonly Process[], wanted: WantedPorts): PortWish[] {
  return processes.flatMap((process) =>
    Array.from({ length: process.replicas }, (_, i) => wishesOf(process, i + 1, wanted)).flat(),
  )
}

/** The wishes of the nth instance of a process. Only the first gets the port that people know. */
export function wishesOf(process: Process, ordinal: number, wanted: WantedPorts): PortWish[] {
  const instance = instanceName(process.name, ordinal)
  const known = ordinal === 1 ? (wanted[process.name] ?? process.port) : 0
  return [
    ...(process.port === undefined ? [] : [{ key: instance, wanted: known ?? 0 }]),
    ...(process.smtpPort === undefined
      ? []
      : [
          {
            key: `${instance}:smtp`,
            wanted: ordinal === 1 && wanted[process.name] === undefined ? process.smtpPort : 0,
          },
        ]),
    ...(process.outside ? [] : [{ key: `${instance}:admin`, wanted: 0 }]),
  ]
}

/** The ports that are not the ones wanted. */
export function movedPorts(ports: ReadonlyMap<string, ChosenPort>): MovedPort[] {
  return [...ports].flatMap(([instance, { moved, wanted, port }]) => (moved ? [{ instance, wanted, port }] : []))
}
