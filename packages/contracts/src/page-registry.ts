import type { PageRegistry, PageRow, PublishedRemote } from './frontends.ts'

// No schema here: a page imports this.

/** Stands before the text of a page's registry when it is signed, so that no other signed text can be taken for one. */
export const pageRegistryMark = 'galleria page registry 1\n'

/** The name of the element in a page's head that says whose signature its registry bears: `<key>.<signature>`, base64url each. */
export const publisherElement = 'galleria-publisher'

/** A registry as pages carry it, and its publisher's signature (Ed25519, base64url). */
export interface SignedText {
  readonly text: string
  readonly signature: string
}

/**
 * The registry as a page carries it, to the letter: this very text is what was signed, so that a browser checks what it has without
 * putting it into any order first. It cannot end the script element that it stands in.
 */
export function pageRegistryText(version: number, remotes: readonly PublishedRemote[]): string {
  const rows: PageRow[] = remotes.map(({ integrity: _i, css: _c, shared: _s, server: _v, ...row }) => row)
  return JSON.stringify({ version, remotes: rows } satisfies PageRegistry).replaceAll('<', '\\u003c')
}
