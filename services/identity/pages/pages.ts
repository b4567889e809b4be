import type { Desk, OpenPages } from '../adapters/inbound/pages.ts'
import { passkeyCeremonies } from '../adapters/outbound/passkey-ceremonies.ts'
import { buildAssets } from './design/assets.ts'
import { createFormTokens } from './guard/form-tokens.ts'
import { formsOnly } from './guard/forms-only.ts'
import { pageHeaders } from './guard/headers.ts'
import { problemPages } from './guard/problem-pages.ts'
import { rememberLanguage } from './guard/remember-language.ts'
import { createLooks } from './looks.ts'
import { paths } from './paths.ts'
import { accountRoutes } from './routes/account.ts'
import { closeRoutes } from './routes/close.ts'
import { confirmRoutes } from './routes/confirm.ts'
import { interactionRoutes } from './routes/interaction.ts'
import type { Kit } from './routes/kit.ts'
import { passkeySignInRoutes } from './routes/passkey-sign-in.ts'
import { passkeyRoutes } from './routes/passkeys.ts'
import { peopleRoutes } from './routes/people.ts'
import { resetRoutes } from './routes/reset.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { signUpRoutes } from './routes/sign-up.ts'
import { serverPages } from './server-pages.ts'

/** Every path under which a form of these pages is posted, and those of the two forms of the server's own. */
const formPaths = [
  ...[paths.interaction('*'), paths.signUp, paths.verify, paths.forgot, paths.reset, `${paths.account}/*`],
  ...['/device', '/session/end/confirm'],
]

/** Makes all that people see of identity. */
export const openPages: OpenPages = async ({ issuer, shop, world }) => {
  const assets = await buildAssets()
  const looks = createLooks(assets, shop)
  const tokens = createFormTokens(world.random)
  const ceremonies = passkeyCeremonies({ origin: issuer, name: 'Galleria' })

  return {
    server: serverPages(looks),
    mount(app, desk: Desk) {
      app.use(pageHeaders({ issuer, shop, assets }), rememberLanguage(looks), problemPages(looks))
      for (const path of formPaths) app.use(path, formsOnly(issuer))
      app.get(assets.scriptPath, (c) =>
        c.body(assets.script, 200, {
          'content-type': 'text/javascript; charset=utf-8',
          'cache-control': 'public, max-age=31536000, immutable',
        }),
      )
      const kit: Kit = { desk, looks, tokens, issuer, shop }
      app.route('/', interactionRoutes(kit))
      app.route('/', passkeySignInRoutes(kit, ceremonies))
      app.route('/', signUpRoutes(kit))
      app.route('/', resetRoutes(kit))
      app.route('/', accountRoutes(kit))
      app.route('/', sessionRoutes(kit))
      app.route('/', passkeyRoutes(kit, ceremonies))
      app.route('/', confirmRoutes(kit, ceremonies))
      app.route('/', closeRoutes(kit, ceremonies))
      app.route('/', peopleRoutes(kit))
    },
  }
}
