import type { Api } from './api.ts'
import { nameComponents } from './components.ts'

/** The OpenAPI document of everything routed so far, made from the schemas that the routes check with. */
export function describeApi(api: Api) {
  nameComponents()
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Galleria web BFF',
      version: '0.1.0',
      description:
        'The back end of the browser shop, one route a screen. A page says of each of its parts whether it is `fresh`, `stale` (the ' +
        'last answer known, with its date) or `missing` (with the reason). Everything that goes wrong is a problem (RFC 9457).',
    },
  })
}

/** See {@link describeApi}. */
export type ApiDocument = ReturnType<typeof describeApi>
