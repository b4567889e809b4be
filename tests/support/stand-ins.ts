import type { StandIns } from '@galleria/infra/programs'

/** What plays a process on a machine without its toolchain, so that the rest of the shop can be tested there. */
export const standIns: StandIns = { shipping: 'tests/stand-ins/shipping/service.ts' }
