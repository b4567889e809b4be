import type { PageState } from '@galleria/contracts/rendering'

/**
 * What the server hands over with the page. Undefined when the page came without markup, and everything is drawn here. A
 * page that was put together wrongly is drawn anew rather than not at all.
 */
export function readPageState(text: string | undefined): PageState | undefined {
  if (text === undefined || text === '') return undefined
  try {
    const state: unknown = JSON.parse(text)
    return isState(state) ? state : undefined
  } catch {
    return undefined
  }
}

function isState(value: unknown): value is PageState {
  const { locale, answers, unrendered } = Object(value) as Partial<PageState>
  return (locale === 'en' || locale === 'ko') && typeof answers === 'object' && Array.isArray(unrendered)
}
