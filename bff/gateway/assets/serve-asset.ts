import type { CompressedText } from './compress.ts'
import { accepted, stillFresh } from './encoding.ts'
import type { PublishedFile } from './published-files.ts'

/** A file opened by itself must not be able to do anything; as a part of a page it is under the page's own policy. */
const assetHeaders = {
  'cache-control': 'public, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  vary: 'accept-encoding',
} as const

/** Sends a sheet that was put together here, like a file of a build. */
export async function serveSheet(request: Request, sheet: CompressedText): Promise<Response> {
  const encoding = accepted(request.headers.get('accept-encoding'))[0]?.name ?? 'identity'
  const etag = `"${sheet.tag}-${encoding}"`
  const headers = {
    ...assetHeaders,
    etag,
    'content-type': 'text/css; charset=utf-8',
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  }
  if (stillFresh(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  const bytes = await sheet.as(encoding)
  return new Response(request.method === 'HEAD' ? null : bytes, {
    headers: { ...headers, 'content-length': String(bytes.byteLength) },
  })
}

/** Sends a file of a build: in the best encoding the client takes, once a year. */
export function serveAsset(request: Request, file: PublishedFile): Response {
  const encoding = accepted(request.headers.get('accept-encoding')).find(({ name }) => file.sizes.has(name))
  const etag = `"${file.tag}${encoding ? `-${encoding.name}` : ''}"`
  const headers = {
    ...assetHeaders,
    etag,
    'content-type': file.type,
    ...(encoding ? { 'content-encoding': encoding.name } : {}),
  }
  if (stillFresh(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  if (request.method === 'HEAD') {
    return new Response(null, {
      headers: { ...headers, 'content-length': String(file.sizes.get(encoding?.name ?? 'identity')) },
    })
  }
  return new Response(Bun.file(`${file.path}${encoding?.suffix ?? ''}`), { headers })
}
