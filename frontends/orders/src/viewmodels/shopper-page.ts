import { type ApiProblem, usePageHead, usePageStatus } from '@galleria/ui'
import { statusOf } from '../model/problems.ts'

/**
 * What a server says of a page that is one shopper's own: search engines keep out, and the status is that of what the page is for.
 * Only a server listens, so views say it behind `import.meta.env.SSR`.
 */
export function useShopperPage(problem: () => ApiProblem | undefined, named?: string): void {
  usePageHead({ hidden: true })
  usePageStatus(() => {
    const found = problem()
    return found && statusOf(found, named)
  })
}
