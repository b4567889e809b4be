import type { Plugin } from 'vite'
import type { Frontend } from './federation.ts'

const entry = 'virtual:galleria-alone'

/**
 * Lets a remote run without the shell in development: serves a page that mounts the remote's own routes in a small
 * harness (`@galleria/ui/dev/mount-alone`). Nothing of it is in a build.
 */
export function aloneInDevelopment({
  name,
  exposes = {},
  routes = [],
  widgets = {},
}: Omit<Frontend, 'port' | 'role'>): Plugin {
  return {
    name: 'galleria:alone',
    apply: 'serve',
    config: () => ({ appType: 'custom' }),
    resolveId: (id) => (id === entry ? `\0${entry}` : undefined),
    load: (id) => (id === `\0${entry}` ? harness(name, exposes, routes, widgets) : undefined),
    configureServer: (server) => () => {
      server.middlewares.use(async (request, response, next) => {
        if (!request.headers.accept?.includes('text/html')) return next()
        const html = await server.transformIndexHtml(request.originalUrl ?? '/', page(name))
        response.setHeader('content-type', 'text/html; charset=utf-8').end(html)
      })
    },
  }
}

function harness(
  name: string,
  exposes: Readonly<Record<string, string>>,
  routes: NonNullable<Frontend['routes']>,
  widgets: Readonly<Record<string, string>>,
): string {
  const modules = Object.entries(exposes).map(
    ([expose, file]) =>
      `  ${JSON.stringify(expose)}: () => import(${JSON.stringify(`/${file.replace(/^\.\//, '')}`)}),`,
  )
  return [
    // There is no shell to open the shared scope, and vue is behind it; so the remote's own entry opens it first.
    `const entry = '/remoteEntry.js'`,
    `const { init } = await import(/* @vite-ignore */ entry)`,
    `await init({})`,
    `const { mountAlone } = await import('@galleria/ui/dev/mount-alone')`,
    `mountAlone({`,
    `  name: ${JSON.stringify(name)},`,
    `  routes: ${JSON.stringify(routes)},`,
    `  widgets: ${JSON.stringify(widgets)},`,
    `  exposes: {`,
    ...modules,
    `  },`,
    `})`,
  ].join('\n')
}

function page(name: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name} alone</title></head>
<body><div id="app"></div><script type="module" src="/@id/__x00__${entry}"></script></body></html>`
}
