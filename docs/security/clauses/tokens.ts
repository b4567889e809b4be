import { clause, type Standard } from '../item.ts'

/** JSON web tokens: what they are, how not to be fooled by them, and as access tokens. */
export const tokens: readonly Standard[] = [
  {
    name: 'RFC 7519',
    title: 'JSON web tokens',
    clauses: [
      clause('4.1.1, 4.1.3', 'iss and aud are compared', 'issuer of the settings; exactly one audience', 'A14', 'N6'),
      clause('4.1.4, 4.1.5', 'exp and nbf hold', 'both; a token without exp is refused', 'A14', 'N6'),
      clause('7.2', 'a token is checked whole before anything in it counts', 'by jose, in one place', 'A14', 'N6'),
    ],
  },
  {
    name: 'RFC 8725',
    title: 'JWT best practice',
    clauses: [
      clause(
        '3.1',
        'algorithms are chosen by who verifies',
        'ES256 for access tokens, EdDSA for call tokens',
        'A14',
        'N6',
      ),
      clause('3.2', 'and are sound', 'no none, no RSA 1.5, no symmetric ones', 'A14'),
      clause(
        '3.3',
        'every signature is verified, also of the token within',
        'the evidence in a call token is verified on its own',
        'N6',
      ),
      clause('3.4', 'points are on the curve', 'the library’s work; a zero signature is refused', 'A14'),
      clause('3.8', 'issuer and subject are whom one expects', 'sub of a user comes from the evidence', 'N6'),
      clause('3.9', 'audience', 'the asked service’s own', 'A14', 'N6'),
      clause(
        '3.10',
        'kid, jku, jwk are not obeyed',
        'keys come from our own list; a kid only chooses in it',
        'A14',
        'N6',
      ),
      clause('3.11', 'types are explicit', 'at+jwt and call+jwt', 'A14', 'N6'),
      clause('3.12', 'kinds of tokens exclude each other', 'type, algorithm, issuer and keys differ', 'A14', 'N6'),
    ],
  },
  {
    name: 'RFC 9068',
    title: 'JWT access tokens',
    clauses: [
      clause('2.1', 'type at+jwt, signed asymmetrically', 'ES256', 'A14'),
      clause('2.2', 'iss, exp, aud, sub, client_id, iat, jti', 'all of them, and roles', 'A14'),
      clause(
        '3',
        'an audience is asked for, or there is a default',
        'a resource each client is registered for',
        'A14',
        'A6',
      ),
      clause('4', 'how a resource verifies', 'point by point', 'A14'),
      clause('6', 'what a token tells whom', 'an id and roles; no name, no address', 'A14'),
    ],
  },
]
