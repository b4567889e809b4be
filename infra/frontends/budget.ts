import { join } from 'node:path'
import { buildFloor } from '@galleria/ui/build/floor'
import { brotli } from './compress.ts'
import { requirePublished } from './registry.ts'

/** What the first load of a page costs in JavaScript. */
export interface Cost {
  readonly requests: number
  /** Bytes on the wire, brotli at its best quality. */
  readonly bytes: number
}

/** The most that the home page's first load may cost, in bytes on the wire and in requests. */
export const budget: Cost = { requests: 30, bytes: 120_000 }

/** The home page as published: the shell, the catalogue's home page and the federation runtime. */
export async function measureHome(frontendsDir: string): Promise<Cost> {
  const { shell, remotes } = await requirePublished(frontendsDir)
  const home = remotes.find(({ name }) => name === 'catalog')?.preload['home-page'] ?? []
  const scripts = [...new Set([...shell.preload, ...home])]
  const sizes = await Promise.all(
    scripts.map((address) => Bun.file(`${join(frontendsDir, address.replace('/frontends/', ''))}.br`).size),
  )
  return { requests: scripts.length, bytes: sum(sizes) }
}

/** The same page as one plain Vue application. */
export async function measureFloor(root: string): Promise<Cost> {
  const scripts = await buildFloor(root)
  const sizes = await Promise.all(
    scripts.map(async ({ code }) => (await brotli(new TextEncoder().encode(code))).length),
  )
  return { requests: scripts.length, bytes: sum(sizes) }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

if (import.meta.main) {
  const root = join(import.meta.dir, '../..')
  const home = await measureHome(process.env['FRONTENDS_DIR'] ?? join(root, '.galleria/frontends'))
  const floor = await measureFloor(root)
  const line = (name: string, { bytes, requests }: Cost) =>
    `${name.padEnd(34)} ${(bytes / 1000).toFixed(1).padStart(7)} KB brotli  ${String(requests).padStart(3)} requests`
  console.log(line('home page, federated', home))
  console.log(line('home page, plain Vue (the floor)', floor))
  console.log(line('budget', budget))
  const kept = home.bytes <= budget.bytes && home.requests <= budget.requests
  console.log(`${kept ? 'within' : 'OVER'} the budget; ${(home.bytes / floor.bytes).toFixed(2)} times the floor`)
  if (!kept) process.exitCode = 1
}
