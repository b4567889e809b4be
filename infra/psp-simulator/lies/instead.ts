import type { Plan } from './liar.ts'

/** The lies that answer instead of the provider, before anything is done. */
export function insteadOf(plan: Plan, path: string): Response | undefined {
  const limited = plan.bites('rate-limit')
  if (limited) {
    const seconds = Math.max(1, Math.ceil(limited.ms / 1000))
    return Response.json(
      { error: { code: 'rate_limited' } },
      { status: 429, headers: { 'retry-after': String(seconds) } },
    )
  }
  if (plan.bites('server-error')) return Response.json({ error: { code: 'unavailable' } }, { status: 503 })
  if (plan.bites('html')) return new Response(maintenance, { headers: { 'content-type': 'text/html; charset=utf-8' } })
  // A name that, by RFC 6761, nobody has: whoever follows it tells nobody its key.
  if (plan.bites('redirect')) return Response.redirect(`https://tessel-pay.invalid${path}`, 302)
  return undefined
}

const maintenance =
  '<!doctype html><html lang="en"><title>Maintenance</title><h1>We will be back in a minute.</h1></html>'
