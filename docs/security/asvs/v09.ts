import { type Chapter, tested } from '../item.ts'

/** Chapter 9. */
export const v09: Chapter = {
  number: 9,
  title: 'Self-contained tokens',
  rows: [
    tested('9.1.1', 1, 'a token is believed after its signature', 'A14', 'N6'),
    tested('9.1.2', 1, 'known algorithms only, and never none', 'A14', 'N6'),
    tested('9.1.3', 1, 'keys come from where we look, not from where the token says', 'A14', 'N6'),
    tested('9.2.1', 1, 'a token is believed within its time', 'A14', 'N6'),
    tested('9.2.2', 2, 'and for what it is', 'A14', 'N6'),
    tested('9.2.3', 2, 'and by whom it was made out to', 'A14', 'N6'),
    tested('9.2.4', 2, 'the issuer makes it out to one audience', 'A14'),
  ],
}
