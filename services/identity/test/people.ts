import type { Visitor } from '../ports.ts'
import type { RunningIdentity } from './running-identity.ts'

const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
let addresses = 0
/** Somebody at an address of their own, unless it is said. */
export function visitor(changes: Partial<Visitor> = {}): Visitor {
  addresses += 1
  const address = `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`
  return { address, device: undefined, userAgent: 'a browser', locale: 'en', traceparent, ...changes }
}

/** Runs work and says what mails it put in the post. */
export async function posted<Result>({ service }: RunningIdentity, work: () => Promise<Result> | Result) {
  const { post } = service.ports
  const put = post.put
  const mails: Parameters<typeof put>[0][] = []
  Object.assign(post, { put: (mail: Parameters<typeof put>[0]) => mails.push(mail) })
  try {
    return { outcome: await work(), mails }
  } finally {
    Object.assign(post, { put })
  }
}

/** The token that a link of a mail carries. */
export const tokenIn = (link: string) => new URL(link).searchParams.get('token') ?? ''
/** The link of the only button of a mail. */
export const linkOf = (mail: { text: string } | undefined) => /https?:\/\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''
