import { type Context, Hono } from 'hono'
import { type Mode, modeNames } from '../lies/modes.ts'
import { WantedLie } from '../lies/wanted-lies.ts'
import { type LieForm, simulatorPage } from '../page/simulator-page.ts'
import { protect } from './protect.ts'
import type { PspWorld } from './world.ts'

const shownEvents = 12

/** The page on which people switch the lies, and see what came of them. It works by forms alone. */
export function simulatorRoutes({ books, liar, log, settings }: PspWorld): Hono {
  const routes = new Hono()

  routes.get('/', (c) => page(c))

  routes.post('/on', async (c) => {
    const form = readForm(await c.req.parseBody({ all: true }))
    const wanted = WantedLie.safeParse({
      mode: form.mode,
      rate: form.percent === '' ? Number.NaN : Number(form.percent) / 100,
      limit: optionalNumber(form.limit),
      ms: optionalNumber(form.ms),
      routes: form.routes.length > 0 ? form.routes : undefined,
    })
    if (!wanted.success) {
      c.status(422)
      const [issue] = wanted.error.issues
      return page(c, form, { field: String(issue?.path[0] ?? ''), message: issue?.message ?? '' })
    }
    liar.switchOn(wanted.data)
    log('the provider lies differently now', { on: wanted.data })
    return c.redirect('/simulator', 303)
  })

  routes.post('/off', async (c) => {
    const { mode } = await c.req.parseBody()
    const known = modeNames.find((name): name is Mode => name === mode)
    if (known) liar.switchOff(known)
    else liar.lieAbout([])
    log('the provider lies differently now', { off: known ?? 'all' })
    return c.redirect('/simulator', 303)
  })

  function page(c: Context, form?: LieForm, mistake?: { field: string; message: string }) {
    protect(c, ["'none'"], "'self'")
    c.header('cache-control', 'no-store')
    return c.html(
      simulatorPage({
        active: liar.active(),
        counts: liar.counts(),
        form: form ?? { mode: '', percent: '100', limit: '', ms: '', routes: [] },
        mistake,
        sums: books.ledger.sums(),
        charges: books.charges.countByState(),
        events: books.events
          .latest(shownEvents)
          .map((event) => ({ event, deliveries: books.deliveries.ofEvent(event.sequence) })),
        pending: books.deliveries.pending(),
        receiver: settings.PSP_WEBHOOK_URL,
      }),
    )
  }

  return routes
}

type FormBody = Record<string, string | File | (string | File)[]>

function readForm(body: FormBody): LieForm {
  const texts = (name: string) =>
    [body[name] ?? []].flat().filter((value): value is string => typeof value === 'string')
  const text = (name: string) => texts(name)[0]?.trim() ?? ''
  return { mode: text('mode'), percent: text('percent'), limit: text('limit'), ms: text('ms'), routes: texts('routes') }
}

function optionalNumber(text: string): number | undefined {
  return text === '' ? undefined : Number(text)
}
