import { shares } from 'virtual:galleria-shares'
import { createInstance } from '@module-federation/runtime'

/**
 * The host of Module Federation: shares the shell's own vue and vue-router with the remotes. It is made with the runtime itself
 * and not by the build plugin, so that of the libraries only what somebody uses is in the build.
 */
export const federation = createInstance({
  name: 'shell',
  remotes: [],
  shared: Object.fromEntries(
    Object.entries(shares).map(([name, { version, library }]) => [
      name,
      { version, lib: () => library, shareConfig: { singleton: true, requiredVersion: version } },
    ]),
  ),
  shareStrategy: 'loaded-first',
})
