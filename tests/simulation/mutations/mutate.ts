// A preload: whatever imports a file of the protection named by PROTECTION_REMOVED gets it as it reads without it. The
// code itself has no switch for that, so nobody can leave one on.
import { plugin } from 'bun'
import { protection } from './protections.ts'
import { filesWithout } from './removal.ts'

const id = process.env.PROTECTION_REMOVED
if (id === undefined) throw new Error('PROTECTION_REMOVED names no protection')
plugin({
  name: `without ${id}`,
  setup(build) {
    for (const [path, contents] of filesWithout(protection(id)))
      build.onLoad({ filter: new RegExp(`^${RegExp.escape(path)}$`) }, () => ({ contents, loader: 'ts' }))
  },
})
