import { type KeyObject, sign, verify } from 'node:crypto'
import type { PublicationStatement, PublishedFrontends } from '@galleria/contracts/frontends'
import { SignedPublication } from '@galleria/contracts/frontends'
import { pageRegistryMark, pageRegistryText } from '@galleria/contracts/page-registry'
import canonicalize from 'canonicalize'
import type { PublisherKey } from './publisher-key.ts'

/** Why a publication is not shown. */
export const publicationFaults = ['unreadable', 'unsigned', 'bad-signature', 'expired', 'rolled-back'] as const
/** See {@link publicationFaults}. */
export type PublicationFault = (typeof publicationFaults)[number]

/** A publication that is not shown, and why. */
export class PublicationRefused extends Error {
  override readonly name = 'PublicationRefused'
  constructor(readonly fault: PublicationFault) {
    super(`The publication is ${fault}.`)
  }
}

/** The private half of a publisher's key, for whoever publishes. */
export interface SigningKey {
  readonly id: string
  readonly key: KeyObject
}

/** Stands before what is signed, so that no other signed text can be taken for a publication. */
const mark = 'galleria publication 1\n'

/** Puts the publisher's signatures to a publication. */
export function signPublication(
  published: PublishedFrontends,
  statement: PublicationStatement,
  { id, key }: SigningKey,
): SignedPublication {
  const said = { ...statement, key: id }
  const signed = (text: string) => sign(null, Buffer.from(text), key).toString('base64url')
  return {
    ...published,
    signed: {
      ...said,
      signature: signed(messageOf(published, said)),
      page: signed(pageRegistryMark + pageRegistryText(statement.version, published.remotes)),
    },
  }
}

/**
 * Gives back a publication that bears both signatures of this key. What is in the file and in no schema is signed as well, and is left
 * out afterwards. @throws PublicationRefused when it does not.
 */
export function verifyPublication(json: unknown, key: PublisherKey): SignedPublication {
  const signed = signedPartOf(json)
  if (!signed) throw new PublicationRefused('unsigned')
  if (!isSignedBy(json, key)) throw new PublicationRefused('bad-signature')
  const checked = SignedPublication.safeParse(json)
  if (!checked.success) throw new PublicationRefused('unreadable')
  const { version, page } = checked.data.signed
  if (!isGood(pageRegistryMark + pageRegistryText(version, checked.data.remotes), page, key))
    throw new PublicationRefused('bad-signature')
  return checked.data
}

/** Whether all that is in a registry was signed with this key, whatever it says. */
export function isSignedBy(json: unknown, key: PublisherKey): boolean {
  const signed = signedPartOf(json)
  if (!signed) return false
  const { signature, page: _, ...said } = signed
  return said.key === key.id && isGood(messageOf(json as object, said), signature, key)
}

function signedPartOf(json: unknown): Partial<SignedPublication['signed']> | undefined {
  const signed = (json as { signed?: unknown } | null | undefined)?.signed
  return typeof signed === 'object' && signed !== null ? signed : undefined
}

function isGood(text: string, signature: unknown, { key }: PublisherKey): boolean {
  return verify(null, Buffer.from(text), key, Buffer.from(String(signature), 'base64url'))
}

/** The signed part itself goes in without its signatures (RFC 8785: however the file is laid out). */
function messageOf(published: object, said: object): string {
  return mark + canonicalize({ ...published, signed: said })
}
