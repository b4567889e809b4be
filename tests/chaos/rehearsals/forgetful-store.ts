// Preloaded into a process of a rehearsal: its stores do not sync each commit. Shows that the power cut would find that out.
import { plugin } from 'bun'

const setting = 'PRAGMA synchronous = FULL'

plugin({
  name: 'forgetful store',
  setup(build) {
    build.onLoad({ filter: /packages\/chassis\/src\/store\/database\.ts$/ }, async ({ path }) => {
      const source = await Bun.file(path).text()
      if (!source.includes(setting)) throw new Error(`${path} does not say "${setting}" any more`)
      return { contents: source.replace(setting, 'PRAGMA synchronous = NORMAL'), loader: 'ts' }
    })
  },
})
