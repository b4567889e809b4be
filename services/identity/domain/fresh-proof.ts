/** For how long a proof of who somebody is stands for what changes how they sign in, in milliseconds (ASVS 7.5.1). */
export const proofStandsMs = 5 * 60_000

/** Whether a proof still stands. Both in epoch milliseconds; one that is dated later than now, as by a clock set back, never does. */
export function isFresh(provedAt: number, now: number): boolean {
  return provedAt <= now && now - provedAt <= proofStandsMs
}
