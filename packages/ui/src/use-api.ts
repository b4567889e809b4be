import { type Api, createApi } from './api.ts'
import { usePageContext } from './context.ts'

/** The API of the page: in a browser the shop it came from, on a server whatever the host hands in. */
export function useApi(): Api {
  return createApi(usePageContext().fetch)
}
