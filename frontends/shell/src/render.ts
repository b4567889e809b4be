import type { PagePart, PageState, ServerShell } from '@galleria/contracts/rendering'
import type { ApiAnswer, ServerPage } from '@galleria/ui'
import { ref } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { createMemoryHistory } from 'vue-router'
import { createShell } from './create-shell.ts'
import type { RemoteModule } from './remotes/load-remote.ts'
import { nameOf } from './remotes/parts.ts'
import { headOf, inScript } from './server/head.ts'
import { createPartRenderer } from './server/render-part.ts'

/**
 * Renders one page, the shell and all its parts in one pass. Rejects only when the shell itself breaks: whatever happens in a
 * remote becomes a skeleton that the browser takes over.
 */
const renderPage: ServerShell = async ({ target, locale, publicOrigin, registry }, ports) => {
  const server: ServerPage = { status: 200, head: undefined, lacking: false }
  const answers = new Map<string, ApiAnswer<unknown>>()
  const parts: PagePart[] = []
  const { skip, partMs, entering = () => {} } = ports
  const rendering = createPartRenderer({
    row: (remote) => registry.remotes.find(({ name }) => name === remote),
    partMs,
    skip,
    entering,
    parts,
  })
  const { app, router, context } = createShell({
    registry,
    askRegistry: async () => undefined,
    loadRemote: async (row, expose) => (await ports.load(row, expose)) as RemoteModule,
    history: createMemoryHistory(),
    fetch: ports.fetch,
    locale,
    // The document carries the theme itself; what says so on the page is found out in the browser.
    theme: ref('system'),
    rendered: true,
    answers,
    parts: { render: rendering.render, unrendered: new Set() },
    server,
  })
  let broken: unknown
  app.config.errorHandler = (error, instance) => {
    if (!rendering.noteFailure(error, instance?.$ ?? null)) broken ??= error
  }

  await router.push(target)
  const body = await renderToString(app)
  if (broken !== undefined) throw broken
  const unrendered = parts.filter(({ outcome }) => outcome !== 'rendered')
  const state: PageState = {
    locale,
    answers: Object.fromEntries(answers),
    unrendered: [...new Set(unrendered.map(nameOf))],
  }
  const { status, head } = server
  return {
    status,
    head: headOf({ title: context.title.value, head, locale, origin: publicOrigin, status }),
    body,
    state: inScript(state),
    parts,
    whole: status === 200 && !server.lacking && unrendered.every(({ outcome }) => outcome === 'left'),
  }
}

export default renderPage
