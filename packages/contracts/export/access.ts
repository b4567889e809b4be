import type { Access, Reach } from '../src/access.ts'
import type { JsonSchema } from './json-schema.ts'

/** Who may ask, as data. `owner` names the fields of the request that say whose it is that is asked about. */
export type ExportedAccess =
  | { readonly kind: 'open' }
  | { readonly kind: 'callers'; readonly callers: readonly string[] }
  | {
      readonly kind: 'roles'
      readonly may: Readonly<Partial<Record<string, Reach>>>
      readonly owner: readonly string[]
      readonly conceals?: string
    }

/** Turns an access rule into data. A rule's function is asked about a request whose every field holds its own name. */
export function exportAccess(access: Access, request: JsonSchema): ExportedAccess {
  if (access.kind !== 'roles') return access
  const { may, conceals } = access
  return { kind: 'roles', may, owner: ownerFields(access, request), ...(conceals ? { conceals } : {}) }
}

function ownerFields(access: Access & { kind: 'roles' }, request: JsonSchema): readonly string[] {
  const fields = Object.keys((request.properties ?? {}) as object)
  const named = Object.fromEntries(fields.map((field) => [field, field]))
  const said = access.owner?.(named as never) ?? []
  const owners = typeof said === 'string' ? [said] : said
  const strange = owners.filter((owner) => !fields.includes(owner))
  if (strange.length > 0) throw new Error(`an owner that is no field of the request: ${strange.join(', ')}`)
  return owners
}
