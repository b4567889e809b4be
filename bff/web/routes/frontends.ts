import { reply } from '@galleria/chassis/http/edge-app'
import { done, refuse } from '@galleria/contracts/answer'
import { FrontendsRegistry, type PublishedRemote, type RemoteRow } from '@galleria/contracts/frontends'
import { pageRegistryText } from '@galleria/contracts/page-registry'
import { z } from 'zod'
import { json, problemsOf } from '../api/answers.ts'
import { type Api, createRoute, serve } from '../api/api.ts'
import { stillFresh } from '../edge/cached-reply.ts'
import type { WebPorts } from '../ports.ts'

const frontends = createRoute({
  method: 'get',
  path: '/api/web/frontends',
  access: 'everyone',
  tags: ['Frontends'],
  summary: 'Which micro-frontends there are',
  description:
    'The shell learns here which build of which remote to load. A remote that is switched off keeps its row, with `enabled: false`, so ' +
    'that its pages can say so. `signed` is the same as pages carry it, under its publisher’s signature (Ed25519). No service is needed; a ' +
    'publication that is broken, expired, older or not signed leaves the last good one standing.',
  request: { query: z.strictObject({}) },
  responses: { 200: json(FrontendsRegistry, 'The registry'), ...problemsOf() },
})

/** The frontends registry, re-read when whoever publishes has replaced it. */
export function addFrontends(api: Api, { published }: WebPorts): void {
  serve(api, frontends, async (c) => {
    const seen = await published()
    if (!seen) return reply(c, refuse('unavailable', { detail: 'No frontend has been published yet.' }))
    const headers = { etag: `"${seen.version}"`, 'cache-control': 'no-cache' }
    if (stillFresh(c, headers.etag)) return new Response(null, { status: 304, headers })
    const { remotes, signed } = seen.value
    const text = pageRegistryText(signed.version, remotes)
    const registry: FrontendsRegistry = { remotes: remotes.map(rowOf), signed: { text, signature: signed.page } }
    return reply(c, done(registry), { headers })
  })
}

/** Where the server build lies is no business of browsers. */
function rowOf({ server: _, ...row }: PublishedRemote): RemoteRow {
  return row
}
