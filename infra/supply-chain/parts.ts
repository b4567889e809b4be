import { catalogFaults, importFaults } from './imports/import-rules.ts'
import { byNameFaults, readSources } from './imports/read-sources.ts'
import { licenceList } from './licence/list.ts'
import { carriesATool, mostPackages, treeSize } from './lock/budget.ts'
import { installFaults } from './lock/install-rules.ts'
import { addonsIn, findAsking, scriptFaults } from './lock/install-scripts.ts'
import { openInstalled } from './lock/installed.ts'
import { lockFaults, manifestFaults } from './lock/lock-rules.ts'
import { isOurs, readLock } from './lock/lockfile.ts'
import { productionTree } from './lock/tree.ts'
import { ownPackages } from './manifests.ts'
import { readText } from './root.ts'
import { harmless } from './secrets/harmless.ts'
import { scanHistory } from './secrets/history.ts'
import { scanFiles } from './secrets/read-files.ts'
import { unexplained } from './secrets/scan.ts'

/** What a check looked at, and what it did not like. */
export interface Finished {
  readonly looked: string
  readonly faults: readonly string[]
}

/** The checks by the name that the command line calls them. */
export const parts: Readonly<Record<string, () => Promise<Finished>>> = {
  lockfile,
  scripts,
  imports,
  tree,
  licences,
  secrets,
  history,
}

async function lockfile(): Promise<Finished> {
  const [lock, packages] = [await readLock(), await ownPackages()]
  const settings = Bun.TOML.parse(await readText('bunfig.toml'))
  const bootstrap = await readText('infra/cluster/bootstrap.ts')
  return {
    looked: `${lock.packages.size} entries of bun.lock, ${packages.length} packages of ours`,
    faults: [...lockFaults(lock), ...manifestFaults(packages, lock), ...installFaults(settings, bootstrap)],
  }
}

async function scripts(): Promise<Finished> {
  const lock = await readLock()
  const installed = openInstalled()
  const theirs = [...lock.packages.values()].filter((entry) => !isOurs(entry))
  const asking = await findAsking(theirs, installed)
  const running = [...productionTree(lock)].flatMap((key) => theirs.find((entry) => entry.key === key) ?? [])
  const addons = await Promise.all(
    running.map(async (entry) => {
      const here = await installed(entry)
      return here ? addonsIn(here) : []
    }),
  )
  return {
    looked: `${theirs.length} packages: ${asking.length} would run something when installed, ${lock.trusted.length} may`,
    faults: [
      ...scriptFaults(lock.trusted, asking),
      ...addons.flat().map((file) => `a native program would run with the shop: ${file}`),
    ],
  }
}

async function imports(): Promise<Finished> {
  const [packages, sources] = [await ownPackages(), await readSources()]
  return {
    looked: `${sources.length} sources of ${packages.length} packages`,
    faults: [...importFaults(packages, sources), ...catalogFaults(packages), ...(await byNameFaults())],
  }
}

async function tree(): Promise<Finished> {
  const { all, byTheTool } = treeSize(await readLock())
  return {
    looked: `${all} packages of others run with the shop (at most ${mostPackages}), ${byTheTool} of them only because ${carriesATool} carries a tool`,
    faults:
      all > mostPackages
        ? [`${all} are more than ${mostPackages}: take one away, or say in lock/budget.ts why not`]
        : [],
  }
}

async function licences(): Promise<Finished> {
  const list = await licenceList(await readLock())
  const licence = await readText('LICENSE')
  return {
    looked: `${list.length} packages under ${new Set(list.map((one) => one.licence)).size} licences`,
    faults: [
      ...list.flatMap(({ name, objection }) => (objection ? [`${name}: ${objection}`] : [])),
      ...(/Apache License\s+Version 2\.0/.test(licence)
        ? []
        : ['LICENSE is not the Apache License 2.0 that package.json states']),
    ],
  }
}

async function secrets(): Promise<Finished> {
  const { files, findings } = await scanFiles()
  return { looked: `${files} files, ${findings.length} findings`, faults: unexplained(findings, harmless) }
}

/** Slower, and of interest before a repository is published: not a part of `bun run check`. */
async function history(): Promise<Finished> {
  const { files, findings } = await scanHistory()
  const faults = unexplained(findings, harmless).filter((fault) => !fault.startsWith('nothing in '))
  return { looked: `${files} versions of files, ${findings.length} findings`, faults: [...new Set(faults)] }
}
