import * as vue from 'vue'
import * as serverRenderer from 'vue/server-renderer'
import * as router from 'vue-router'

/** What server builds import and do not bring along. One copy for all, since a component of one frontend renders those of another. */
const libraries = { vue, 'vue-router': router, 'vue/server-renderer': serverRenderer }

/** From here on these names mean the renderer's own copies, wherever the module that imports them lies. */
export function provideLibraries(): void {
  Bun.plugin({
    name: 'libraries of the server builds',
    setup(build) {
      for (const [name, exports] of Object.entries(libraries)) {
        build.module(name, () => ({ exports: { ...exports }, loader: 'object' }))
      }
    },
  })
}
