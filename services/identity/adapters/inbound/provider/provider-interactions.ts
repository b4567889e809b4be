import type { Clock } from '@galleria/chassis/ports/index'
import { errors, type InteractionResults, type Provider } from 'oidc-provider'
import { personOf } from '../../../application/outcomes.ts'
import { emailMistake } from '../../../domain/account.ts'
import type { Accounts } from '../../../ports.ts'
import type { Interactions, Pending, Proof } from '../interactions.ts'
import type { AuthorizationServer } from './authorization-server.ts'

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/** RFC 8176: a password; a key that its owner has shown to hold, and to be there to use. */
const methods: Readonly<Record<Proof, string[]>> = { pwd: ['pwd'], passkey: ['pop', 'user'] }

/** What interactions are made from. */
export interface InteractionParts {
  readonly server: AuthorizationServer
  readonly accounts: Accounts
  readonly clock: Clock
  /** Ends a session with all that was entered by it. */
  readonly endSession: (accountId: string, uid: string) => Promise<void>
}

/** Between the pages and `oidc-provider`. */
export function createInteractions({ server, accounts, clock, endSession }: InteractionParts): Interactions {
  async function find(request: Request, asks?: string): Promise<Interaction | undefined> {
    try {
      const interaction = await server.provider().interactionDetails(...server.exchange(request))
      return asks === undefined || interaction.prompt.name === asks ? interaction : undefined
    } catch (error) {
      if (error instanceof errors.SessionNotFound) return undefined
      throw error
    }
  }

  async function finish(interaction: Interaction, result: InteractionResults): Promise<string> {
    interaction.result = 'error' in result ? result : { ...interaction.lastSubmission, ...result }
    await interaction.save(Math.max(1, interaction.exp - Math.floor(clock.now() / 1_000)))
    return interaction.returnTo
  }

  return {
    async pending(request) {
      const interaction = await find(request)
      if (!interaction) return undefined
      const client = await server.provider().Client.find(String(interaction.params.client_id))
      if (!client) return undefined
      return pendingOf(interaction, client.clientName ?? client.clientId, accounts)
    },

    async finishSignIn(request, { accountId, by }) {
      const interaction = await find(request, 'login')
      if (!interaction) return undefined
      const before = interaction.session
      if (before && before.accountId !== accountId) {
        // Somebody else was signed in here: that session ends, and none of it is handed on.
        await endSession(before.accountId, before.uid)
        interaction.session = undefined
      }
      return finish(interaction, {
        login: { accountId, amr: methods[by], remember: true, ts: Math.floor(clock.now() / 1_000) },
      })
    },

    async finishConsent(request) {
      const interaction = await find(request, 'consent')
      const accountId = interaction?.session?.accountId
      if (!interaction || !accountId) return undefined
      const { Grant } = server.provider()
      const clientId = String(interaction.params.client_id)
      const earlier = interaction.grantId ? await Grant.find(interaction.grantId) : undefined
      const grant = earlier ?? new Grant({ accountId, clientId })
      const { missingOIDCScope, missingResourceScopes } = missing(interaction)
      if (missingOIDCScope.length > 0) grant.addOIDCScope(missingOIDCScope.join(' '))
      for (const [indicator, scopes] of missingResourceScopes) grant.addResourceScope(indicator, scopes.join(' '))
      return finish(interaction, { consent: { grantId: await grant.save() } })
    },

    async abort(request) {
      const interaction = await find(request)
      return (
        interaction && finish(interaction, { error: 'access_denied', error_description: 'the person did not agree' })
      )
    },
  }
}

function pendingOf(interaction: Interaction, clientName: string, accounts: Accounts): Pending {
  const { uid, prompt, params, session } = interaction
  const hint = typeof params.login_hint === 'string' ? params.login_hint : ''
  const account = session?.accountId ? accounts.byId(session.accountId) : undefined
  const scopes = typeof params.scope === 'string' ? params.scope.split(' ').filter(Boolean) : []
  return {
    id: uid,
    asks: prompt.name === 'consent' ? 'consent' : 'sign-in',
    client: { id: String(params.client_id), name: clientName },
    scopes: scopes.filter((scope) => scope !== 'shop'),
    shops: scopes.includes('shop'),
    emailHint: hint && !emailMistake(hint) ? hint : undefined,
    person: account && personOf(account),
  }
}

/** What has not been agreed to yet. */
function missing({ prompt: { details } }: Interaction) {
  const { missingOIDCScope, missingResourceScopes } = details as {
    missingOIDCScope?: string[]
    missingResourceScopes?: Record<string, string[]>
  }
  return {
    missingOIDCScope: missingOIDCScope ?? [],
    missingResourceScopes: Object.entries(missingResourceScopes ?? {}),
  }
}
