import { built, type Chapter, tested } from '../item.ts'

/** Chapter 7. */
export const v07: Chapter = {
  number: 7,
  title: 'Sessions',
  rows: [
    built(
      '7.1.1',
      2,
      'how long a session lasts is written down',
      'under “How long things last” in the beginning of this page',
    ),
    built('7.1.2', 2, 'and how many one account may have', 'in the same place: as many as it has browsers'),
    built('7.1.3', 2, 'and how sessions of shop and provider belong together', 'in the same place, and in ADR 0014'),
    tested('7.2.1', 1, 'a session is checked on the server', 'B2'),
    tested('7.2.2', 1, 'sessions are made for the occasion', 'B1', 'B2'),
    tested('7.2.3', 1, 'a session’s id cannot be guessed', 'A21', 'B1'),
    tested('7.2.4', 1, 'signing in makes a new id', 'B2', 'gives it another id but not a longer life'),
    tested('7.3.1', 2, 'an idle session ends', 'B2'),
    tested('7.3.2', 2, 'every session ends some time', 'B2'),
    tested('7.4.1', 1, 'what has ended opens nothing any more', 'B2', 'A10'),
    tested(
      '7.4.2',
      1,
      'sessions end with the account',
      'closing an account erases it with its passkeys and sessions, tells clients, and writes to the old address',
      'leaves no token, no session and no code that opens anything, and clients are told',
    ),
    tested('7.4.3', 2, 'a changed password can end all other sessions', 'B2', 'A19'),
    tested('7.4.4', 2, 'signing out is in sight on every page', 'B2'),
    tested(
      '7.4.5',
      2,
      'administrators can end somebody’s sessions',
      'of all pairs of roles, support reaches shoppers, operators reach everybody, and nobody else anybody',
      'what staff ends is over for browsers, apps and clients, and the audit names who did it and why',
    ),
    tested(
      '7.5.1',
      2,
      'changing what signs one in takes signing in anew',
      'every form of an account takes the password, or a fresh proof, and there is no other',
      'who proved it longer ago is asked, and so is who never did, or only will',
    ),
    tested(
      '7.5.2',
      2,
      'people see their sessions and can end them, having signed in anew',
      '[7.5.2]',
      'lists where one is signed in, in words, and ends one or all of it',
    ),
    tested('7.6.1', 2, 'sessions of shop and provider end as documented', 'B2', 'A18'),
    tested('7.6.2', 2, 'nobody is signed in without having done something', 'B5'),
  ],
}
