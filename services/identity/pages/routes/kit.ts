import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import type { Context } from 'hono'
import type { Current } from '../../adapters/inbound/interactions.ts'
import type { Desk } from '../../adapters/inbound/pages.ts'
import type { IsBusy, Mistaken, TooMany } from '../../application/use-cases.ts'
import { mayLookPeopleUp } from '../../domain/staff.ts'
import type { Visitor } from '../../ports.ts'
import { csrfField, type FormView } from '../design/form.ts'
import type { Look } from '../design/layout.ts'
import type { Markup } from '../design/markup.ts'
import type { FormTokens } from '../guard/form-tokens.ts'
import type { Looks } from '../looks.ts'
import type { MistakeCode } from '../texts/texts.ts'

/** A request for a page. */
export type PageContext = Context<EdgeEnv>

/** The statuses that pages answer with when they say no. */
export type NoStatus = 400 | 401 | 403 | 404 | 410 | 415 | 422 | 429 | 503

/** What every route of the pages is made with. */
export interface Kit {
  readonly desk: Desk
  readonly looks: Looks
  readonly tokens: FormTokens
  readonly issuer: string
  readonly shop: string
}

/** A form as it was sent. */
export interface Sent {
  /** The first value of a field, as it was typed; empty when there is none. */
  text(name: string): string
  /** It was given out to another browser, in another session, or by a process that is no more. */
  readonly isStale: boolean
}

/** Reads a form that {@link FormTokens} has given out. Only `application/x-www-form-urlencoded` gets this far. */
export async function readForm(c: PageContext, { tokens }: Kit, sessionId?: string): Promise<Sent> {
  const fields = new URLSearchParams(await c.req.text())
  return {
    text: (name) => fields.get(name) ?? '',
    isStale: !tokens.isGood(c, fields.get(csrfField) ?? '', sessionId),
  }
}

/** How whoever asks wants the page, and who they are; for a page of an account, what they may do in it as well. */
export function askerOf(
  c: PageContext,
  { looks, desk }: Kit,
  who?: Current,
): { readonly look: Look; readonly visitor: Visitor } {
  const look = { ...looks(c.req.raw), helpsOthers: who !== undefined && mayLookPeopleUp(who.person) }
  return { look, visitor: { ...desk.visitorOf(c), locale: look.locale } }
}

/** A page as the answer. */
export async function show(c: PageContext, page: Markup, status: 200 | NoStatus = 200): Promise<Response> {
  return c.html(await page, status)
}

/** A form that was not taken: which fields are wrong, or what is wrong with the whole, and how the answer says so. */
export interface Refused {
  readonly status: NoStatus
  readonly mistakes?: Readonly<Partial<Record<string, MistakeCode>>>
  readonly problem?: string
  readonly retryAfterMs?: number
}

/** What a form is told that was not taken; without an outcome it was never looked at, since it was stale. */
export function refusedBy({ t }: Look, outcome: Mistaken | TooMany | IsBusy | undefined): Refused {
  if (!outcome) return { status: 403, problem: t.stale }
  switch (outcome.reason) {
    case 'mistaken':
      return { status: 422, mistakes: { ...outcome.mistakes } }
    case 'busy':
      return { status: 503, problem: t.busy, retryAfterMs: 5_000 }
    case 'too-many':
      return { status: 429, problem: t.tooMany(Math.ceil(outcome.waitMs / 60_000)), retryAfterMs: outcome.waitMs }
  }
}

/** Draws a form again with all that was typed but passwords, and what is wrong with it. */
export function again<Name extends string>(
  c: PageContext,
  { csrf, values, refused }: { csrf: string; values: FormView<Name>['values']; refused: Refused },
  draw: (form: FormView<Name>) => Markup,
): Promise<Response> {
  const { status, mistakes = {}, problem, retryAfterMs } = refused
  if (retryAfterMs !== undefined) c.header('retry-after', String(Math.max(1, Math.ceil(retryAfterMs / 1_000))))
  return show(c, draw({ csrf, values, mistakes, ...(problem === undefined ? {} : { problem }) }), status)
}
