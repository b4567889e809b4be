import type { Mode } from '../../../infra/psp-simulator/lies/modes.ts'
import type { Provider } from '../rig/provider.ts'

interface ModesTold {
  readonly data: readonly { readonly mode: Mode; readonly bit: number }[]
}

/** Has the provider lie for a while, then tell the truth again. Returns how often each lie bit; a killed provider forgets. */
export async function lieFor(
  provider: Provider,
  { modes, rate, forMs }: { readonly modes: readonly Mode[]; readonly rate: number; readonly forMs: number },
): Promise<ReadonlyMap<Mode, number>> {
  const begun = performance.now()
  const lies = modes.map((mode) => ({ mode, rate }))
  await repeatedly(() => provider.ask('PUT', '/simulator/modes', lies), forMs)
  await Bun.sleep(Math.max(0, begun + forMs - performance.now()))
  const told = await repeatedly(() => provider.ask<ModesTold>('GET', '/simulator/modes'), 2_000)
  await repeatedly(() => provider.ask('PUT', '/simulator/modes', []), 2_000)
  return new Map(told?.data.map(({ mode, bit }) => [mode, bit]))
}

/** Makes the provider honest. @throws when it is not to be reached within the time. */
export async function tellTheTruth(provider: Provider, withinMs = 30_000): Promise<void> {
  const done = await repeatedly(() => provider.ask('PUT', '/simulator/modes', []), withinMs)
  if (done === undefined) throw new Error('the provider cannot be told to be honest')
}

/** Tries until it works, or the time is over: then there is nothing. */
async function repeatedly<Result>(work: () => Promise<Result>, withinMs: number): Promise<Result | undefined> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const result = await work().catch(ignoreAbsence)
    if (result !== undefined || performance.now() > deadline) return result
    await Bun.sleep(150)
  }
}

/** A provider that is away is what the nemesis is for; whoever asks asks again. */
function ignoreAbsence(): undefined {
  return undefined
}
