import { clause, type Standard } from '../item.ts'

/** Ways of getting tokens, and of binding them. */
export const flows: readonly Standard[] = [
  {
    name: 'RFC 7523',
    title: 'JWTs as client credentials',
    clauses: [
      clause(
        '3',
        'issuer, subject, audience, expiry; used once',
        'checked each; a second use of a jti is refused',
        'A13',
      ),
    ],
  },
  {
    name: 'RFC 7636',
    title: 'PKCE',
    clauses: [
      clause(
        '4.1',
        'a verifier has 43 to 128 characters of a kind',
        'shorter, longer and other ones are refused',
        'A3',
      ),
      clause('4.2, 4.3', 'S256', 'plain is refused', 'A3'),
      clause('4.6', 'the server compares', 'wrong or missing: invalid_grant', 'A3'),
      clause('7.1', 'verifiers are random', '256 bits', 'A21'),
    ],
  },
  {
    name: 'RFC 8252',
    title: 'Native apps',
    clauses: [
      clause('6, 8.1', 'PKCE for native clients', 'for all', 'A3'),
      clause('7.3', 'loopback addresses with any port', 'for the native client alone, literal addresses', 'A1'),
      clause('8.2', 'no implicit grant', 'gone', 'A6'),
      clause('8.4', 'other redirect addresses exactly', 'as everybody', 'A1'),
      clause(
        '8.5',
        'a native client has no secret',
        'public, and told from others by its redirect address and PKCE only',
        'A13',
      ),
    ],
  },
  {
    name: 'RFC 8628',
    title: 'Device grant',
    clauses: [
      clause('3.2', 'codes, address, interval, end', 'ten minutes', 'A9'),
      clause('3.3', 'the person sees what is asked, and says yes', 'a link alone approves nothing', 'A9'),
      clause('3.4, 3.5', 'polling, slow_down, ends', 'five seconds more each time', 'A9'),
      clause('5.1', 'user codes cannot be guessed', '20 letters, eight places, five tries', 'A9'),
      clause('5.2', 'nor device codes', 'random values of the library', 'A9', 'A21'),
      clause('5.4', 'phishing from afar', 'client and scopes are shown; a person can still be talked into it', 'A9'),
    ],
  },
  {
    name: 'RFC 9126',
    title: 'Pushed requests',
    clauses: [
      clause('2.1', 'the client proves itself', 'as at the token endpoint', 'A17', 'A13'),
      clause('2.2', 'request_uri lives shortly', 'a minute', 'A17'),
      clause('4', 'and works once, for its client', 'parameters beside it do not count', 'A17'),
    ],
  },
  {
    name: 'RFC 9449',
    title: 'DPoP',
    clauses: [
      clause('4.3', 'how a proof is checked', 'point by point, by the certified server', 'A8'),
      clause('5', 'a token is bound to the key of the proof', 'for clients that send one', 'A8'),
      clause(
        '7',
        'resources demand the proof again',
        'none does yet: the BFFs for apps and partners are not built, and the web BFF’s tokens stay on servers',
      ),
      clause('8, 9', 'nonces of the server', 'not demanded: a proof counts for its time, once'),
      clause('11.1', 'a proof is not taken twice', 'its jti is remembered', 'A8'),
    ],
  },
]
