import { join, resolve } from 'node:path'
import { root } from './bootstrap.ts'

/** Where everything of one running copy lies. */
export interface Places {
  readonly data: string
  readonly logs: string
  readonly keys: string
  /** What the supervisor knows of itself: state, control socket. */
  readonly run: string
  readonly frontends: string
  /** What lies on the shelves of a new shop, as the catalogue has it. */
  readonly openingStock: string
}

/** The folder that copies share, and in which provisioned tools are kept: `GALLERIA_DATA`, or `.galleria` in the repository. */
export function homeFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  return resolve(root, env.GALLERIA_DATA || '.galleria')
}

/** The places inside a data folder. */
export function placesIn(data: string): Places {
  return {
    data,
    logs: join(data, 'logs'),
    keys: join(data, 'keys'),
    run: join(data, 'run'),
    frontends: join(data, 'frontends'),
    openingStock: join(data, 'seed/opening-stock.json'),
  }
}
