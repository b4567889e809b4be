import { pageRegistryMark, publisherElement, type SignedText } from '@galleria/contracts/page-registry'

/** Who has signed the page's registry, as the head of the page says. */
export interface Publisher {
  /** The public key (Ed25519), base64url. */
  readonly key: string
  /** Over the registry in this page. */
  readonly signature: string
}

/** Tells the publisher's registries from those that somebody has slipped in. */
export interface Trust {
  /** Undefined where nobody signs, as in development: then whatever comes is taken. */
  readonly publisher: Publisher | undefined
  /** Whether the publisher has signed this. True as well where the browser cannot tell: then the server's word stands. */
  accepts(signed: SignedText): Promise<boolean>
}

/** Looks in the page's head, where nothing that was rendered comes before it. */
export function publisherOf(document: Pick<Document, 'querySelector'>): Publisher | undefined {
  const said = document.querySelector(`meta[name="${publisherElement}"]`)?.getAttribute('content')
  const [key, signature] = said?.split('.') ?? []
  return key && signature ? { key, signature } : undefined
}

/**
 * Checks by the browser's own cryptography, beside the page's thread. The registry of the page is checked once however often it is
 * asked about, so that a page may begin to check before it needs to know.
 */
export function createTrust(publisher: Publisher | undefined, subtle: SubtleCrypto | undefined): Trust {
  const verdicts = new Map<string, Promise<boolean>>()
  const key = publisher && subtle ? importKey(publisher, subtle) : undefined

  async function check({ text, signature }: SignedText): Promise<boolean> {
    const known = await key
    if (!known || !subtle) return true
    const bytes = new TextEncoder().encode(pageRegistryMark + text)
    return subtle.verify('Ed25519', known, bytesOf(signature), bytes)
  }

  return {
    publisher,
    accepts(signed) {
      const name = signed.signature + signed.text
      const verdict = verdicts.get(name) ?? check(signed).catch(() => false)
      verdicts.set(name, verdict)
      return verdict
    },
  }
}

/** Undefined in a browser without Ed25519: Chromium has it since 137, Firefox since 129, Safari since 17. */
function importKey({ key: x }: Publisher, subtle: SubtleCrypto): Promise<CryptoKey | undefined> {
  return subtle.importKey('jwk', { kty: 'OKP', crv: 'Ed25519', x }, 'Ed25519', false, ['verify']).catch(() => undefined)
}

/** @throws when it is no base64url. */
function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}
