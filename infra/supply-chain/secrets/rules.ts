/** A shape that secrets have, and what to call it. The first group, if any, is the secret itself. */
export interface Rule {
  readonly name: string
  readonly shape: RegExp
  /** Words in a sentence and placeholders have the shape of a password, too; a guess needs a second look. */
  readonly guess?: true
}

/** Private keys, tokens and passwords, as formats and well-known issuers write them. */
export const rules: readonly Rule[] = [
  { name: 'a private key in PEM', shape: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/g },
  { name: 'a private JWK', shape: /["']?\bd["']?\s*:\s*["']([A-Za-z0-9_-]{40,})["']/g },
  { name: 'a symmetric JWK', shape: /["']?\bk["']?\s*:\s*["']([A-Za-z0-9_-]{22,})["']/g },
  { name: 'an NKey seed', shape: /\bS[ACNOUX][A-Z2-7]{56}\b/g },
  { name: 'a JWT', shape: /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/g },
  {
    name: 'a token of a well-known issuer',
    shape:
      /\b(?:AKIA[0-9A-Z]{16}|gh[oprsu]_[A-Za-z0-9]{36}|glpat-[\w-]{20}|npm_[A-Za-z0-9]{36}|xox[abprs]-[\w-]{10,}|sk_live_\w{16,}|AIza[\w-]{35})/g,
  },
  { name: 'a password in an address', shape: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@'"`$<>]+:([^\s/:@'"`$<>{}]+)@/gi },
  {
    name: 'a password or token by its name',
    shape:
      /(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|credential)s?\w*["']?\s*(?:[:=]|\?\?)\s*["']([^\s"'`${}]{10,})["']/gi,
    guess: true,
  },
]

/** Files that hold keys or data whatever is in them. */
export const keyFiles =
  /(^|\/)(\.env(\..+)?|\.npmrc|\.netrc|id_(rsa|ed25519|ecdsa))$|\.(pem|key|p12|pfx|jks|nk|jwk|sqlite|db)$/

/** Bits for each character (Shannon). Words have below 3.2, random letters and digits of this length above. */
export function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0)
}
