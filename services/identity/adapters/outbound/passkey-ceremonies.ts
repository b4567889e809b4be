import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { Passkey } from '../../ports.ts'

const base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(8_192)
const credential = {
  id: base64url.max(1_400),
  rawId: base64url.max(1_400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional().catch(undefined),
}

/** A new passkey as a browser hands it in (WebAuthn, `RegistrationResponseJSON`). What is unknown is left out. */
const Registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
})

/** The answer of a passkey as a browser hands it in (WebAuthn, `AuthenticationResponseJSON`). */
const Assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.max(100),
  }),
})

/** Where passkeys are good. */
export interface RelyingParty {
  /** The origin of the pages on which they are asked for. */
  readonly origin: string
  readonly name: string
}

/** Whose passkey is to be made. */
export interface Owner {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly passkeys: readonly Passkey[]
}

/** What is left of a new passkey once it has been verified. */
export type NewPasskey = Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'transports'>

/** What to hand to a browser, and the challenge in it. */
export interface Begun {
  readonly options: object
  readonly challenge: string
}

/** Whether a challenge was given out for this, and had not been answered yet. Asked once for each answer. */
export type IsOpen = (challenge: string) => boolean

/**
 * The ceremonies of passkeys (W3C WebAuthn, 7): one device's key, made for this origin, unlocked by its owner. Whether a
 * challenge is still open is for whoever keeps them; an answer that proves nothing is undefined.
 */
export interface Ceremonies {
  beginAdding(owner: Owner): Promise<Begun>
  finishAdding(answer: string, isOpen: IsOpen): Promise<NewPasskey | undefined>
  /** By any passkey that the device has for this site, or by one of these. */
  beginSigningIn(oneOf?: readonly Passkey[]): Promise<Begun>
  /** `find` gives the passkey that claims to have answered. The result is its counter now. */
  finishSigningIn(
    answer: string,
    isOpen: IsOpen,
    find: (id: string) => Passkey | undefined,
  ): Promise<{ readonly id: string; readonly counter: number } | undefined>
}

/** Ceremonies by SimpleWebAuthn. The browser's own prompts are given two minutes. */
export function passkeyCeremonies({ origin, name }: RelyingParty): Ceremonies {
  const rpID = new URL(origin).hostname
  const timeout = 120_000
  return {
    async beginAdding({ id, email, name: userDisplayName, passkeys }) {
      const options = await generateRegistrationOptions({
        rpName: name,
        rpID,
        timeout,
        userID: new TextEncoder().encode(id),
        userName: email,
        userDisplayName,
        // Nobody's make of device is asked for; what matters is that the owner unlocks it and need not type who they are.
        attestationType: 'none',
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        excludeCredentials: passkeys.map(named),
      })
      return { options, challenge: options.challenge }
    },

    async finishAdding(answer, isOpen) {
      const response = read(Registration, answer)
      if (!response) return undefined
      const { verified, registrationInfo } = await provedOrNot(() =>
        verifyRegistrationResponse({
          response: { ...whole(response), response: response.response },
          expectedChallenge: isOpen,
          expectedOrigin: origin,
          expectedRPID: rpID,
          requireUserVerification: true,
        }),
      )
      if (!verified || !registrationInfo) return undefined
      const { id, publicKey, counter } = registrationInfo.credential
      return { id, publicKey, counter, transports: response.response.transports }
    },

    async beginSigningIn(oneOf = []) {
      const options = await generateAuthenticationOptions({
        rpID,
        timeout,
        userVerification: 'required',
        ...(oneOf.length > 0 ? { allowCredentials: oneOf.map(named) } : {}),
      })
      return { options, challenge: options.challenge }
    },

    async finishSigningIn(answer, isOpen, find) {
      const response = read(Assertion, answer)
      const passkey = response && find(response.id)
      // Nobody has said who they are, so the device has to say it, and truly (WebAuthn, 7.2, step 6).
      if (!passkey || response.response.userHandle !== handleOf(passkey.accountId)) return undefined
      const { verified, authenticationInfo } = await provedOrNot(() =>
        verifyAuthenticationResponse({
          response: { ...whole(response), response: response.response },
          expectedChallenge: isOpen,
          expectedOrigin: origin,
          expectedRPID: rpID,
          credential: { id: passkey.id, publicKey: passkey.publicKey, counter: passkey.counter },
          requireUserVerification: true,
        }),
      )
      return verified && authenticationInfo ? { id: passkey.id, counter: authenticationInfo.newCounter } : undefined
    },
  }
}

/** A passkey as a browser is told of it. */
function named({ id, transports }: Passkey) {
  return { id, transports: [...transports] }
}

function handleOf(accountId: string): string {
  return Buffer.from(accountId).toString('base64url')
}

/** What the library reads of every answer and this server does not use. */
function whole({ id, rawId, type }: Pick<z.infer<typeof Assertion>, 'id' | 'rawId' | 'type'>) {
  return { id, rawId, type, clientExtensionResults: {} }
}

function read<Schema extends z.ZodType>(schema: Schema, answer: string): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(answer)).data
  } catch {
    // Not even JSON: whoever sent it was no browser, and has proved nothing.
    return undefined
  }
}

/** The library throws at whatever is wrong with an answer, down to its bytes; to us all of it means the same. */
async function provedOrNot<Proof extends { verified: boolean }>(
  verify: () => Promise<Proof>,
): Promise<
  Proof | { readonly verified: false; readonly registrationInfo?: never; readonly authenticationInfo?: never }
> {
  try {
    return await verify()
  } catch {
    return { verified: false }
  }
}
