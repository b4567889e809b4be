import { isOurs, type Lock } from './lockfile.ts'
import { productionTree } from './tree.ts'

/**
 * How many packages of others may run when the shop runs. Each is code that nobody here has written and everybody here answers
 * for; the next one should have to ask. The number is what there is, and a little room for a version that brings one along.
 */
export const mostPackages = 210

/**
 * vue-router 5 carries the parts of its build plugin (routes made from file names) among its dependencies. They are counted, and
 * also told apart, because nothing of ours loads them: the shop's routes are written by hand.
 */
export const carriesATool = 'vue-router'

/** The size of the production tree, and how much of it comes along with the router alone. */
export function treeSize(lock: Lock): { readonly all: number; readonly byTheTool: number } {
  const count = (of: Lock) => [...productionTree(of)].filter((key) => !isOurs(packageAt(of, key))).length
  return { all: count(lock), byTheTool: count(lock) - count(without(lock, carriesATool)) }
}

function packageAt(lock: Lock, key: string) {
  const found = lock.packages.get(key)
  if (!found) throw new Error(`the lock has no ${key}`)
  return found
}

/** The lock in which a package needs nothing. */
function without(lock: Lock, name: string): Lock {
  const packages = [...lock.packages].map(
    ([key, entry]) => [key, entry.name === name ? { ...entry, needs: {} } : entry] as const,
  )
  return { ...lock, packages: new Map(packages) }
}
