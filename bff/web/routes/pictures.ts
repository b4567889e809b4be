import { boundedMap } from '@galleria/chassis/bounded-map'
import { reply } from '@galleria/chassis/http/edge-app'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import { PictureId } from '@galleria/contracts/values'
import { z } from 'zod'
import { problemsOf } from '../api/answers.ts'
import { type Api, serveBare } from '../api/api.ts'
import { acceptable } from '../edge/acceptable.ts'
import { stillFresh } from '../edge/cached-reply.ts'
import type { WebPorts } from '../ports.ts'

/** Pictures kept in memory, a few kilobytes each; a larger one is passed through. */
const mostKept = 1_000
const largestKept = 32_768
const suffix = '.svg'
const access = 'everyone'

/** An SVG opened by itself is a document: it may style itself and do nothing else. */
const pictureHeaders = {
  'content-type': 'image/svg+xml',
  'cache-control': 'public, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'x-content-type-options': 'nosniff',
} as const

/** The catalogue's pictures. An address never changes meaning, so a picture is kept for ever by whoever has it. */
export function addPictures(api: Api, { catalog }: WebPorts): void {
  const kept = boundedMap<string, string>(mostKept)

  api.openAPIRegistry.registerPath({
    method: 'get',
    path: `/pictures/{pictureId}${suffix}`,
    tags: ['Pictures'],
    'x-access': access,
    summary: 'A picture of the catalogue',
    description: 'Kept in memory; without the catalogue only pictures asked for before can be had.',
    request: { params: z.object({ pictureId: PictureId }) },
    responses: {
      200: { description: 'The picture', content: { 'image/svg+xml': { schema: z.string() } } },
      ...problemsOf('not-found'),
    },
  })

  const file = {
    method: 'get',
    path: '/pictures/:file',
    access,
    middleware: [acceptable('image/svg+xml', 'image/*')],
  } as const
  serveBare(api, file, async (c) => {
    const id = pictureId(c.req.param('file') ?? '')
    if (!id.ok) return reply(c, id)
    const svg = kept.get(id.value) ?? (await ask(id.value))
    if (typeof svg !== 'string') return reply(c, svg)
    const headers = { ...pictureHeaders, etag: `"${id.value}"` }
    return stillFresh(c, headers.etag) ? new Response(null, { status: 304, headers }) : new Response(svg, { headers })

    async function ask(wanted: string) {
      const answer = await catalog.picture(wanted, c.var.call)
      if (!answer.ok) return answer
      if (answer.value.length <= largestKept) kept.set(wanted, answer.value)
      return answer.value
    }
  })
}

function pictureId(file: string): Answer<string> {
  if (!file.endsWith(suffix)) return refuse('not-found')
  const id = PictureId.safeParse(file.slice(0, -suffix.length))
  if (id.success) return done(id.data)
  return refuse('invalid-request', {
    errors: [{ field: 'pictureId', reason: id.error.issues[0]?.message ?? 'is not valid' }],
  })
}
