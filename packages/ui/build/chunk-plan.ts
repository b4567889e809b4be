/** A module of a build: how much there is of it, and what it imports at once. */
export interface PlannedModule {
  readonly size: number
  readonly imports: readonly string[]
}

/** Modules that will be one script: who loads it, as a set of parts, and how big it is. */
interface Script {
  readonly parts: ReadonlySet<string>
  readonly size: number
  readonly modules: readonly string[]
}

/**
 * What one more script costs, in bytes of source: its headers, its lines in the page's import map and preloads, and that it is
 * compressed apart from the others.
 */
const requestCost = 7000

/**
 * Which modules that several parts have in common become one script together. At first each set of parts has one of its own, so
 * that nobody loads what it does not need; then two are made one wherever a request costs more than the bytes too many, the
 * greatest gain first, and never so that two scripts would wait for each other.
 *
 * @param modules every module, by id
 * @param partsOf which parts load a module, by id; what is not in it, or loaded by one part only, stays where it is
 */
export function planScripts(
  modules: ReadonlyMap<string, PlannedModule>,
  partsOf: ReadonlyMap<string, ReadonlySet<string>>,
): readonly (readonly string[])[] {
  let scripts = [...bySetOfParts(modules, partsOf)]
  for (let best = bestMerger(scripts, modules); best !== undefined; best = bestMerger(scripts, modules)) {
    const { one, other, both } = best
    scripts = [...scripts.filter((script) => script !== one && script !== other), both]
  }
  return scripts.map((script) => script.modules)
}

function bySetOfParts(
  modules: ReadonlyMap<string, PlannedModule>,
  partsOf: ReadonlyMap<string, ReadonlySet<string>>,
): Iterable<Script> {
  const scripts = new Map<string, Script>()
  for (const [id, parts] of partsOf) {
    if (parts.size < 2) continue
    const key = [...parts].sort().join()
    const { size, modules: ids } = scripts.get(key) ?? { size: 0, modules: [] }
    scripts.set(key, { parts, size: size + (modules.get(id)?.size ?? 0), modules: [...ids, id] })
  }
  return scripts.values()
}

function bestMerger(scripts: readonly Script[], modules: ReadonlyMap<string, PlannedModule>) {
  const mergers = scripts.flatMap((one, index) =>
    scripts.slice(index + 1).map((other) => {
      const both = merge(one, other)
      return { one, other, both, gain: cost(one) + cost(other) - cost(both) }
    }),
  )
  return mergers
    .filter(({ gain }) => gain > 0)
    .sort((one, other) => other.gain - one.gain)
    .find(
      ({ one, other, both }) =>
        !waitsForItself(both, [...scripts.filter((s) => s !== one && s !== other), both], modules),
    )
}

function merge(one: Script, other: Script): Script {
  return {
    parts: one.parts.union(other.parts),
    size: one.size + other.size,
    modules: [...one.modules, ...other.modules],
  }
}

/** Over all parts: each loads the script whole. */
function cost({ parts, size }: Script): number {
  return parts.size * (size + requestCost)
}

/** Whether a script imports, through others, one that imports it: then one of the two would run before what it needs. */
function waitsForItself(
  script: Script,
  scripts: readonly Script[],
  modules: ReadonlyMap<string, PlannedModule>,
): boolean {
  const home = new Map(scripts.flatMap((one) => one.modules.map((id) => [id, one] as const)))
  const importsOf = (one: Script) =>
    new Set(one.modules.flatMap((id) => modules.get(id)?.imports ?? []).flatMap((id) => home.get(id) ?? [])).difference(
      new Set([one]),
    )
  const reached = importsOf(script)
  // A set is walked to its end, what is added on the way included.
  for (const next of reached) for (const further of importsOf(next)) reached.add(further)
  return reached.has(script)
}
