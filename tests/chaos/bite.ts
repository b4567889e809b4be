import type { Outcome } from './campaign.ts'
import { retriesIn } from './shoppers/history.ts'

/** Why a run proves nothing: fewer kills than asked, or faults that nobody noticed. Nothing, when it does prove something. */
export function weakness(outcome: Outcome, wantedKills: number): string[] {
  const { deeds, history, redeliveries } = outcome
  const kills = killsIn(outcome)
  const bites = [...lieBites(outcome).values()].reduce((sum, times) => sum + times, 0)
  const weak: string[] = []
  if (kills < wantedKills) weak.push(`${kills} kills happened, ${wantedKills} were asked for`)
  if (deeds.length > 0 && retriesIn(history) === 0 && redeliveries === 0 && bites === 0)
    weak.push('the rig did not bite: no client retried, nothing was delivered again, no lie was told')
  if (wantedKills > 0 && retriesIn(history) === 0) weak.push('the kills did not bite: no client had to try again')
  if (deeds.some(({ blow }) => blow.kind === 'lie') && bites === 0) weak.push('the lies did not bite')
  return weak
}

/** Single kills after which another process ran; the one of everything at once is not among them. */
export function killsIn({ deeds }: Outcome): number {
  return deeds.filter(({ killed }) => killed).length
}

/** How often each lie was told. */
export function lieBites({ deeds }: Outcome): Map<string, number> {
  const bites = new Map<string, number>()
  for (const { bit } of deeds) for (const [mode, times] of bit) bites.set(mode, (bites.get(mode) ?? 0) + times)
  return bites
}
