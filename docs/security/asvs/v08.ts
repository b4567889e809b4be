import { built, type Chapter, notYet, tested } from '../item.ts'

/** Chapter 8. */
export const v08: Chapter = {
  number: 8,
  title: 'Authorization',
  rows: [
    built(
      '8.1.1',
      1,
      'who may do what with whose data is written down',
      'beside every endpoint in packages/contracts and beside every route of the web BFF; told in the beginning of this page',
    ),
    notYet(
      '8.1.2',
      2,
      'and who may see or write which field',
      'replies are whole: a role sees all of an object, or does not see it',
    ),
    tested('8.2.1', 1, 'functions are for those whom the policy names', 'B9', 'N6'),
    tested('8.2.2', 1, 'data is for those whose it is', 'B9', 'N6'),
    tested('8.2.3', 2, 'fields that are nobody’s business are neither read nor written', 'B10'),
    tested('8.3.1', 1, 'the server decides', 'B9', 'N6'),
    notYet(
      '8.4.1',
      2,
      'tenants are kept apart',
      'there are no tenants yet: partner clients get tokens, and no API to use them with',
    ),
  ],
}
