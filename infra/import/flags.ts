import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { homeFolder } from '../cluster/places.ts'
import { Refused } from '../cluster/supervisor.ts'

/** A command line of the import, understood. */
export type Flags =
  | { readonly verb: 'help' }
  | ({ readonly verb: 'orders'; readonly folder: string; readonly out: string } & Days)
  | ({
      readonly verb: 'replay'
      readonly folder: string
      readonly speed: number
      readonly limit: number | undefined
      /** Where the shop is; none for the copy that runs on the data folder. */
      readonly url: string | undefined
      readonly dataDir: string
    } & Days)

interface Days {
  readonly from: string | undefined
  readonly to: string | undefined
}

/** As quick as ten weeks in a quarter of an hour. */
const usualSpeed = 7_000

/** @throws Refused when the command line cannot be understood. */
export function readFlags(argv: readonly string[], home = homeFolder()): Flags {
  const { values, positionals } = parsed(argv)
  const [verb, folder] = positionals
  const days = { from: dayOf('from', values.from), to: dayOf('to', values.to) }
  if (verb === undefined || verb === 'help') return { verb: 'help' }
  if (verb !== 'orders' && verb !== 'replay') throw new Refused(`there is no verb ${verb}; there are orders and replay`)
  if (folder === undefined || positionals.length > 2)
    throw new Refused(`say one folder: bun run import ${verb} <folder>`)
  if (verb === 'orders') {
    const out = values.out === undefined ? join(home, 'imports', basename(resolve(folder))) : resolve(values.out)
    return { verb, folder: resolve(folder), out, ...days }
  }
  return {
    verb,
    folder: resolve(folder),
    speed: numberOf('speed', values.speed) ?? usualSpeed,
    limit: numberOf('limit', values.limit),
    url: values.url,
    dataDir: values.isolated === undefined ? home : join(home, `isolated-${values.isolated}`),
    ...days,
  }
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        speed: { type: 'string' },
        limit: { type: 'string' },
        url: { type: 'string' },
        isolated: { type: 'string' },
      },
    })
  } catch (error) {
    throw new Refused(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function dayOf(flag: string, text: string | undefined): string | undefined {
  if (text === undefined || (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)))) return text
  throw new Refused(`--${flag} is ${text}; it is a day such as 2010-12-01`)
}

function numberOf(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new Refused(`--${flag} is ${text}; it is a whole number`)
}
