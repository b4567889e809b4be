import { clause, type Standard } from '../item.ts'

/** OpenID Connect: signing in, and out again. */
export const openid: readonly Standard[] = [
  {
    name: 'OIDC Core 1.0',
    title: 'Signing in',
    clauses: [
      clause('3.1.2.1', 'nonce, prompt, max_age, login_hint', 'kept; a hint fills in a field and nothing more', 'A18'),
      clause('3.1.2.6', 'errors go to registered addresses', 'prompt=none as well', 'A2'),
      clause('3.1.3.7', 'how a client checks an ID token', 'openid-client, which is certified', 'A18'),
      clause('5.7', 'issuer and subject know a person', 'a UUID that is never given away again', 'A15'),
      clause('10.1', 'keys rotate with an overlap', 'the retired one stays public until its tokens have ended', 'A22'),
      clause('15.5.2', 'nonces are bound to the browser', 'in an encrypted cookie of five minutes', 'B5'),
      clause('16.11', 'a token made for somebody else is swapped in', 'audience and nonce', 'A18', 'A14'),
    ],
  },
  {
    name: 'OIDC RP-Initiated Logout 1.0',
    title: 'Signing out from the shop',
    clauses: [
      clause('2', 'the hint is checked, or the person asked', 'both', 'A18'),
      clause('3', 'where to afterwards is registered', 'exact', 'A18'),
      clause('6', 'nobody signs others out by a link', 'a question without a hint', 'A18'),
    ],
  },
  {
    name: 'OIDC Back-Channel Logout 1.0',
    title: 'Signing out everywhere',
    clauses: [
      clause('2.4', 'the logout token: typed, with its event, without nonce', 'as demanded', 'A18'),
      clause('2.6', 'how the shop checks it', 'all of it, and a jti once', 'A18'),
      clause('2.7', 'and ends the sessions', 'of that sid or that sub, on every instance', 'B2', 'A18'),
    ],
  },
]
