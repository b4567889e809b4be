import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider'
import type { ServerForm, ServerPages } from '../server-pages.ts'

/** What the steps before and after the server's own leave for these pages. */
export interface PageState {
  /** A device's code that a link has brought along. */
  userCode?: string
  /** A code was typed that is nobody's. */
  hasGuessedWrong?: boolean
}

interface Named {
  readonly clientName?: string | undefined
  readonly clientId: string
}

/** Headers that say in which language and colours to draw. */
const told = ['cookie', 'accept-language'] as const

/** The request as pages see it. */
export function requestOf(ctx: KoaContextWithOIDC): Request {
  const headers = new Headers()
  for (const name of told) {
    const value = ctx.get(name)
    if (value) headers.set(name, value)
  }
  return new Request(new URL(ctx.originalUrl, ctx.oidc?.issuer ?? ctx.href).href, { headers })
}

async function show(ctx: KoaContextWithOIDC, page: Promise<string>): Promise<void> {
  const body = await page
  ctx.type = 'html'
  ctx.body = body
}

/** A form of the server's, with the secret that binds it to the session of its reader. */
function formTo(ctx: KoaContextWithOIDC, route: string, hidden: Record<string, string> = {}): ServerForm {
  const secret = ctx.oidc.session?.state?.secret
  return { action: ctx.oidc.urlFor(route), hidden: { xsrf: String(secret ?? ''), ...hidden } }
}

/** See the server's `features.deviceFlow`. */
export function deviceFlow(pages: ServerPages) {
  return {
    async userCodeInputSource(ctx: KoaContextWithOIDC, _form: string, _out?: ErrorOut, error?: Error) {
      const request = requestOf(ctx)
      const state: PageState = ctx.state
      if (error?.name === 'AbortedError') return show(ctx, pages.deviceDone({ request, client: '', outcome: 'denied' }))
      const typed = error && 'userCode' in error ? String(error.userCode ?? '') : undefined
      if (typed) state.hasGuessedWrong = true
      const mistake = typed ? 'code-unknown' : error ? 'code-missing' : undefined
      const form = formTo(ctx, 'code_verification')
      return show(ctx, pages.enterDeviceCode({ request, form, code: typed ?? state.userCode ?? '', mistake }))
    },
    async userCodeConfirmSource(
      ctx: KoaContextWithOIDC,
      _form: string,
      client: Named,
      deviceInfo: Record<string, unknown>,
      userCode: string,
    ) {
      const asked = ctx.oidc.entities.DeviceCode?.params?.scope
      const scopes = typeof asked === 'string' ? asked.split(' ').filter((scope) => scope !== 'shop') : []
      const from = typeof deviceInfo.ip === 'string' ? deviceInfo.ip : undefined
      const form = formTo(ctx, 'code_verification', { user_code: userCode, confirm: 'yes' })
      const view = { request: requestOf(ctx), form, client: nameOf(client), code: userCode, scopes, from }
      return show(ctx, pages.confirmDevice(view))
    },
    async successSource(ctx: KoaContextWithOIDC) {
      const client = nameOf(ctx.oidc.client)
      return show(ctx, pages.deviceDone({ request: requestOf(ctx), client, outcome: 'connected' }))
    },
  }
}

/** See the server's `features.rpInitiatedLogout`. */
export function logout(pages: ServerPages) {
  return {
    logoutSource: (ctx: KoaContextWithOIDC) =>
      show(ctx, pages.askSignOut({ request: requestOf(ctx), form: formTo(ctx, 'end_session_confirm') })),
    postLogoutSuccessSource: (ctx: KoaContextWithOIDC) => show(ctx, pages.signedOut({ request: requestOf(ctx) })),
  }
}

/** See the server's `renderError`. */
export function renderError(pages: ServerPages, ctx: KoaContextWithOIDC, { error }: ErrorOut, cause: Error) {
  const isExpired = cause.name === 'SessionNotFound'
  return show(ctx, pages.failed({ request: requestOf(ctx), code: error, isExpired }))
}

function nameOf(client: Named | undefined): string {
  return client?.clientName ?? client?.clientId ?? ''
}
