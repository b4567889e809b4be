import { built, type Chapter, notYet, tested } from '../item.ts'

/** Chapter 3. */
export const v03: Chapter = {
  number: 3,
  title: 'The browser',
  rows: [
    tested(
      '3.2.1',
      1,
      'an answer opened on its own does nothing',
      'W7',
      'the front page says what this is, and cannot be framed',
    ),
    tested('3.2.2', 1, 'text is shown as text', 'W4'),
    tested('3.3.1', 1, 'cookies are Secure, and their names say so', 'B1'),
    tested('3.3.2', 2, 'cookies are not sent along from other sites', 'B1', 'B3'),
    tested('3.3.3', 2, 'cookies belong to one host', 'B1'),
    tested('3.3.4', 2, 'scripts cannot read a session, and it is told by Set-Cookie alone', 'B1'),
    tested('3.4.1', 1, 'HSTS for a year, subdomains included', 'W7'),
    tested('3.4.2', 1, 'no other origin may read answers', 'B4'),
    tested(
      '3.4.3',
      2,
      'a content security policy with object-src and base-uri shut',
      'W2',
      'the policy lets in our scripts, the import map, the styles and the card field',
    ),
    tested('3.4.4', 2, 'nosniff everywhere', 'W7'),
    tested('3.4.5', 2, 'a referrer policy', 'W7'),
    tested('3.4.6', 2, 'frame-ancestors everywhere', 'W7', 'A16'),
    tested(
      '3.5.1',
      1,
      'a request that changes something comes from our own pages',
      'B3',
      'an old browser that says nothing of the site is known by its origin',
    ),
    tested('3.5.2', 1, 'and cannot be made without a preflight', 'B3', 'a body is JSON, says so, and is not too large'),
    tested('3.5.3', 1, 'what changes something is no GET', 'B3'),
    notYet(
      '3.5.4',
      2,
      'applications apart from each other have hosts of their own',
      'identity and mailbox have origins of their own (ADR 0014); remotes share the shop’s realm, which is what a micro-frontend is. W6 shows what follows',
    ),
    tested(
      '3.5.5',
      2,
      'messages between windows are believed from known origins only',
      'W7',
      'a card field on a page of somebody else is not handed on',
    ),
    built(
      '3.7.1',
      2,
      'no plug-ins of the past',
      'only what the web platform has; the floor is told in frontends/shell',
    ),
    tested('3.7.2', 2, 'people are sent to known hosts only', 'A1', 'preferences lead nobody to another site'),
  ],
}
