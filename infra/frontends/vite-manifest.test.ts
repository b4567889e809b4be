import { expect, test } from 'bun:test'
import { bootScripts } from './vite-manifest.ts'

test('the first page needs what it names and all that follows from it, but not what is imported when it is wanted', () => {
  const manifest = {
    'index.html': {
      file: 'assets/index.js',
      isEntry: true,
      imports: ['_vue.js', '_router.js'],
      dynamicImports: ['b.ts'],
    },
    '_vue.js': { file: 'assets/vue.js' },
    '_router.js': { file: 'assets/router.js', imports: ['_vue.js'] },
    'b.ts': { file: 'assets/boundaries.js', imports: ['_vue.js'] },
  }

  expect(bootScripts(manifest)).toEqual(['assets/index.js', 'assets/vue.js', 'assets/router.js'])
})
