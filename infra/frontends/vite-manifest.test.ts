import { expect, test } from 'bun:test'
import { bootScripts } from './vite-manifest.ts'

test('the first page needs what it names and all that follows from it, but not its classic script twice', () => {
  const manifest = {
    'index.html': { file: 'assets/index.js', isEntry: true, imports: ['_vue.js'] },
    '_vue.js': { file: 'assets/vue.js' },
    'virtual:mf-host': { file: 'assets/host.js', dynamicImports: ['virtual:mf-entry'] },
    'virtual:mf-entry': { file: 'remoteEntry.js' },
  }
  const html = '<script src="/x/preferences.js"></script><script type="module" src="/x/assets/boot.js"></script>'
  const files = [
    'preferences.js',
    'assets/boot.js',
    'assets/index.js',
    'assets/vue.js',
    'assets/host.js',
    'remoteEntry.js',
  ]

  expect(bootScripts(manifest, html, files)).toEqual([
    'assets/boot.js',
    'assets/index.js',
    'assets/vue.js',
    'assets/host.js',
    'remoteEntry.js',
  ])
})
