import type { Plugin } from 'vite'
import type { Frontend } from './federation.ts'

/** What `remote.json` says; the publisher turns it into the registry row. */
export interface RemoteDescription {
  readonly name: string
  readonly routes: readonly { readonly path: string; readonly name: string; readonly expose: string }[]
  readonly widgets: Readonly<Record<string, string>>
}

/** Writes `remote.json` beside a remote's build, after checking that every route and widget names an expose. */
export function remoteDescription({
  name,
  role,
  exposes = {},
  routes = [],
  widgets = {},
}: Omit<Frontend, 'port'>): Plugin {
  for (const expose of [...routes.map((route) => route.expose), ...Object.values(widgets)]) {
    if (!(expose in exposes)) throw new Error(`${name}: "${expose}" is used by a route or widget but is not exposed.`)
  }
  const description: RemoteDescription = { name, routes, widgets }
  return {
    name: 'galleria:remote-description',
    generateBundle() {
      if (role !== 'remote') return
      this.emitFile({ type: 'asset', fileName: 'remote.json', source: JSON.stringify(description, null, 2) })
    },
    configureServer(server) {
      // The development shell asks each remote's server for its row.
      server.middlewares.use('/remote.json', (_request, response) => {
        response.setHeader('content-type', 'application/json').end(JSON.stringify(description))
      })
    },
  }
}
