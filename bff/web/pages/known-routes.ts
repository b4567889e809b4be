import { otherRoute, type PageView } from '@galleria/contracts/page-view'
import type { WebPorts } from '../ports.ts'

/**
 * Leaves a page's story no address but those that the frontends answer: whatever else was sent becomes {@link otherRoute}. So a
 * label has few values, and nobody's address gets into a trace.
 */
export function makeKnownRoutes({ published }: Pick<WebPorts, 'published'>) {
  let version: string | undefined
  let patterns: ReadonlySet<string> = new Set()
  return async (view: PageView): Promise<PageView> => {
    const seen = await published()
    if (seen && seen.version !== version) {
      version = seen.version
      patterns = new Set(seen.value.remotes.flatMap(({ routes }) => routes.map(({ path }) => path)))
    }
    const known = (route: string) => (patterns.has(route) ? route : otherRoute)
    return {
      ...view,
      route: known(view.route),
      problems: view.problems.map((problem) => ({ ...problem, route: known(problem.route) })),
    }
  }
}
