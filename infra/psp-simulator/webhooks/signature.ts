import { createHmac } from 'node:crypto'

/** The header that proves where a webhook comes from: HMAC-SHA256 over the time, in epoch seconds, and the body. */
export function signature(secret: string, seconds: number, body: string): string {
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${digest}`
}
