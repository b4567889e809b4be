// Preloaded into a process of a rehearsal: its stores do not sync each commit. Shows that the power cut would find that out.
import { plugin } from 'bun'

const setting = 'PRAGMA synchronous = FULL'
/** A checkpoint syncs all that came before, and one that happens to come last would save everything by chance: here comes none. */
const forgetful = 'PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0'

plugin({
  name: 'forgetful store',
  setup(build) {
    build.onLoad({ filter: /packages\/chassis\/src\/store\/database\.ts$/ }, async ({ path }) => {
      const source = await Bun.file(path).text()
      if (!source.includes(setting)) throw new Error(`${path} does not say "${setting}" any more`)
      return { contents: source.replace(setting, forgetful), loader: 'ts' }
    })
  },
})
