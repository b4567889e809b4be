import { built, type Chapter, tested } from '../item.ts'

/** Chapter 14. */
export const v14: Chapter = {
  number: 14,
  title: 'Data',
  rows: [
    built('14.1.1', 2, 'what is sensitive is known', 'the table of data in the beginning of this page'),
    built('14.1.2', 2, 'and how each kind is protected', 'the same table'),
    tested('14.2.1', 1, 'no secrets in addresses', 'A13', 'B1'),
    tested(
      '14.2.2',
      2,
      'caches in between keep nothing private',
      'B13',
      'a shopper’s own page is made for that shopper, and kept by nobody',
    ),
    built(
      '14.2.3',
      2,
      'nothing goes to trackers',
      'no page loads anything from anybody else, and the policy would not let it: W2',
    ),
    tested(
      '14.2.4',
      2,
      'the protection of each kind is as written',
      'S3',
      'the token is forgotten as soon as the provider has answered',
    ),
    tested('14.3.1', 1, 'after signing out nothing private stays in the browser', 'B2'),
    tested('14.3.2', 2, 'browsers keep nothing private', 'B13'),
    tested('14.3.3', 2, 'browser storage holds nothing sensitive', 'B1'),
  ],
}
