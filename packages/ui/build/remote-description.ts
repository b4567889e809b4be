import type { RemoteRow } from '@galleria/contracts/frontends'
import type { Plugin } from 'vite'
import type { Frontend } from './federation.ts'

/** What `remote.json` says; the publisher turns it into the registry row. */
export type RemoteDescription = Pick<RemoteRow, 'name' | 'routes' | 'widgets' | 'browserOnly'>

/**
 * What a remote says about itself, in the registry's words. Throws when a route, a widget or the list of what is drawn in the
 * browser only names something that is not exposed.
 */
export function describeFrontend({
  name,
  exposes = {},
  routes = [],
  widgets = {},
  browserOnly = [],
}: Omit<Frontend, 'port' | 'role'>): RemoteDescription {
  for (const expose of [...routes.map((route) => route.expose), ...Object.values(widgets), ...browserOnly]) {
    if (!Object.hasOwn(exposes, expose)) throw new Error(`${name}: "${expose}" is named but not exposed.`)
  }
  return {
    name,
    routes: routes.map(({ query, ...route }) => ({
      audience: 'shopper',
      ...route,
      ...(query === undefined ? {} : { query: [...query] }),
    })),
    widgets: { ...widgets },
    browserOnly: [...browserOnly],
  }
}

/** Writes `remote.json` beside a remote's build. */
export function remoteDescription(frontend: Frontend): Plugin {
  const description = JSON.stringify(describeFrontend(frontend), null, 2)
  return {
    name: 'galleria:remote-description',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'remote.json', source: description })
    },
    configureServer(server) {
      // The development shell asks each remote's server for its row.
      server.middlewares.use('/remote.json', (_request, response) => {
        response.setHeader('content-type', 'application/json').end(description)
      })
    },
  }
}
