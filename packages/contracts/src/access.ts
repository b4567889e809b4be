import { z } from 'zod'
import type { ProblemCode } from './problem.ts'

/** What a person may be. The identity server says it, in the `roles` of an access token. */
export const roles = ['shopper', 'support', 'catalogue-manager', 'operator', 'auditor'] as const
/** See {@link roles}. */
export const Role = z.enum(roles)
/** See {@link roles}. */
export type Role = z.infer<typeof Role>

/**
 * For whom something is asked. A guest is whoever holds a browser's cookie, a user has signed in, a service asks for itself.
 * The kind is said and never guessed, so that a client or a service whose name equals a user's id is not taken for that user
 * (RFC 9700, 4.15).
 */
export const Principal = z.object({
  kind: z.enum(['guest', 'user', 'service']),
  /** A UUID of a guest or a user; the name of a service. */
  id: z.string().min(1).max(80),
  /** Empty but for users. */
  roles: z.array(Role),
  /** The guest that a user was before signing in: what lies in that cart is theirs as well. */
  guestId: z.uuid().optional(),
})
/** See {@link Principal}. */
export type Principal = z.infer<typeof Principal>

/** What a role lets its holder reach: what is theirs, or anybody's. The latter is written into the audit each time. */
export type Reach = 'own' | 'any'

/**
 * Who may ask an endpoint. It stands beside the endpoint, is enforced by the chassis before a handler runs, and is what the
 * negative matrix in `tests/security` is generated from.
 */
export type Access<Request = never> = OpenAccess | CallerAccess | RoleAccess<Request>

/** What everybody may know, such as a price. Who asks is neither told nor looked at; the broker's permissions still hold. */
export interface OpenAccess {
  readonly kind: 'open'
}

/** Services among themselves: only these processes may ask, whoever they ask for. */
export interface CallerAccess {
  readonly kind: 'callers'
  readonly callers: readonly string[]
}

/** People: by what they are and by what is theirs. */
export interface RoleAccess<Request = never> {
  readonly kind: 'roles'
  readonly may: Readonly<Partial<Record<Role | 'guest', Reach>>>
  /**
   * Whose it is that is asked about; all of them, when it is several's. Nobody's, so not one's own, when undefined.
   * (A method, since an endpoint of one request type is an endpoint: the parameters of methods are compared bivariantly.)
   */
  owner?(request: Request): string | readonly string[] | undefined
  /** The refusal that what is not one's own answers with: the very one of what does not exist (OWASP API1). */
  readonly conceals?: ProblemCode
}

/** See {@link OpenAccess}. */
export const open: OpenAccess = { kind: 'open' }

/** See {@link CallerAccess}. */
export function callers(...names: readonly string[]): CallerAccess {
  return { kind: 'callers', callers: names }
}

/** See {@link RoleAccess}. */
export function only<Request>(
  may: RoleAccess['may'],
  own: Pick<RoleAccess<Request>, 'owner' | 'conceals'> = {},
): RoleAccess<Request> {
  return { kind: 'roles', may, ...own }
}

/** The audience of the tokens that a process takes from its clients (RFC 9068, 4): one for each kind of client. */
export function audienceOf(process: string): string {
  return `urn:galleria:${process}`
}
