import { root } from '../cluster/bootstrap.ts'
import { homeFolder } from '../cluster/places.ts'
import { machineTools, type Tools } from '../nats/tools.ts'
import type { Language } from '../process.ts'

/** Where programs are made and kept, by what, and who is told. */
export interface Workshop {
  /** The repository. */
  readonly root: string
  /** Holds what was built and fetched; copies share it. */
  readonly home: string
  readonly tools: Tools
  readonly say: (line: string) => void
  /** Languages to do without, whatever the machine has. */
  readonly without: readonly Language[]
}

/** Languages that a machine may lack. */
export const optionalLanguages = ['go', 'python'] as const satisfies readonly Language[]

/** Reads `go,python`, as `--without` and `GALLERIA_WITHOUT` have it. @throws naming what is none of them. */
export function languagesIn(text = ''): Language[] {
  const names = text.split(',').flatMap((name) => name.trim() || [])
  const unknown = names.find((name) => !(optionalLanguages as readonly string[]).includes(name))
  if (unknown !== undefined)
    throw new Error(`the shop can do without ${optionalLanguages.join(' and ')}; ${unknown} is neither`)
  return names as Language[]
}

/** The workshop of this repository on this machine. */
export function thisWorkshop(given: Partial<Workshop> = {}): Workshop {
  return {
    root,
    home: homeFolder(),
    tools: machineTools,
    say: () => undefined,
    without: languagesIn(process.env.GALLERIA_WITHOUT),
    ...given,
  }
}
