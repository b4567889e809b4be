import { parseArgs } from 'node:util'

/** What a run is asked for. */
export interface ChaosOptions {
  readonly checkouts: number
  readonly kills: number
  /** Shoppers a second. */
  readonly rate: number
  readonly seed: number
  /** Leaves the data folder where it is, also when nothing was wrong. */
  readonly keep: boolean
}

/** How the command is used. */
export const usage = 'bun run chaos [--checkouts 300] [--kills 15] [--rate 10] [--seed N] [--keep]'

/** Reads the command line; a seed that is not given is drawn. @throws with a sentence when something is not a number. */
export function readOptions(args: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      checkouts: { type: 'string', default: '300' },
      kills: { type: 'string', default: '15' },
      rate: { type: 'string', default: '10' },
      seed: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  })
  return {
    checkouts: whole('checkouts', values.checkouts, 1),
    kills: whole('kills', values.kills, 0),
    rate: whole('rate', values.rate, 1),
    seed:
      values.seed === undefined ? (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) : whole('seed', values.seed, 0),
    keep: values.keep,
  }
}

/** The command that draws the same schedule and the same shoppers again. */
export function commandOf({ checkouts, kills, rate, seed }: ChaosOptions): string {
  return `bun run chaos --checkouts ${checkouts} --kills ${kills} --rate ${rate} --seed ${seed}`
}

function whole(name: string, text: string, least: number): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < least || number > 4_294_967_295)
    throw new Error(`--${name} is a whole number from ${least}, and not "${text}"`)
  return number
}
