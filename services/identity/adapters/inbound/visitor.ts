import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import type { Context } from 'hono'
import { getConnInfo } from 'hono/bun'
import { getCookie, setCookie } from 'hono/cookie'
import type { Visitor } from '../../ports.ts'

const deviceCookie = '__Host-Http-galleria-device'
const deviceForSeconds = 180 * 86_400
const secret = /^[\w-]{43}$/

/** Who asks, by the connection: nothing that a header says of an address is believed. The language is the pages' to find out. */
export function visitorOf(c: Context<EdgeEnv>): Visitor {
  const device = getCookie(c, deviceCookie)
  return {
    address: getConnInfo(c).remote.address ?? 'unknown',
    device: device && secret.test(device) ? device : undefined,
    userAgent: c.req.header('user-agent'),
    locale: 'en',
    traceparent: c.var.call.trace.traceparent,
  }
}

/** Lets a browser be known again, whoever guesses at its owner's password in the meantime. */
export function rememberDevice(c: Context<EdgeEnv>, device: string): void {
  setCookie(c, deviceCookie, device, {
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: deviceForSeconds,
  })
}
