import type { AccessDocument, Fields } from '../wire/contract-document.ts'
import type { IdentityStandIn, Principal, Signer, TokenWish } from '../wire/tokens.ts'

/** The process that speaks for shoppers, and the person at the terminal. */
export const shopDoor = 'bff-web'
const terminal = 'console'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const terminalRoles = ['operator', 'auditor']

/** Makes the tokens of those whom an endpoint's policy is there for. */
export interface Callers {
  /** Whether the kit can be somebody whom an endpoint is there for. */
  canBe(access: AccessDocument): boolean
  /** What to sign so that it may be asked; nothing for what is open to everybody. */
  fitting(context: string, access: AccessDocument, request: unknown): Promise<TokenWish | undefined>
}

/** Knows who may ask what. Without an identity server of its own the kit cannot be a person who has signed in. */
export function createCallers(identity?: IdentityStandIn): Callers {
  async function asUser(context: string, id: string, role: string, guestId?: string): Promise<TokenWish> {
    if (!identity) throw new Error(`nobody says that somebody has signed in as ${role}`)
    const principal: Principal = { kind: 'user', id, roles: [], ...(guestId ? { guestId } : {}) }
    return { process: shopDoor, context, principal, evidence: await identity.accessToken(id, [role]) }
  }

  return {
    canBe(access) {
      const isForUsers = access.kind === 'roles' && ![...terminalRoles, 'guest'].some((role) => role in access.may)
      return identity !== undefined || !isForUsers
    },

    async fitting(context, access, request) {
      if (access.kind === 'open') return undefined
      if (access.kind === 'callers') return { process: access.callers[0] ?? terminal, context }
      const owners = access.owner.map((field) => text((request as Fields | undefined)?.[field]))
      const [first = crypto.randomUUID(), second] = owners
      if (access.may.guest) return { process: shopDoor, context, principal: { kind: 'guest', id: first, roles: [] } }
      const role = Object.keys(access.may)[0] ?? 'shopper'
      const isTerminals = terminalRoles.find((one) => access.may[one])
      if (!isTerminals) return asUser(context, first, role, second)
      return { process: terminal, context, principal: { kind: 'service', id: terminal, roles: terminalRoles } }
    },
  }
}

/** Makes the token for a wish and the header that carries it. */
export async function bearer(signer: Signer, wish: TokenWish): Promise<string> {
  return `Bearer ${await signer.token(wish)}`
}

/** An id that a shopper can have; somebody unknown, where a request names nobody. */
function text(value: unknown): string {
  return typeof value === 'string' && uuid.test(value) ? value : crypto.randomUUID()
}
