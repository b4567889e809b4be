import { absent, type Chapter, notYet, tested } from '../item.ts'

/** Chapter 4. */
export const v04: Chapter = {
  number: 4,
  title: 'APIs and HTTP',
  rows: [
    tested('4.1.1', 1, 'every body says what it is, and in which characters', 'B14', 'W7'),
    notYet(
      '4.1.2',
      2,
      'only pages are moved from HTTP to HTTPS',
      'with --tls plain HTTP is not answered at all, for pages as well',
    ),
    tested(
      '4.1.3',
      2,
      'headers that we set cannot be set from outside',
      'B8',
      'what a client says of trace, patience, urgency and itself is not believed',
    ),
    tested('4.2.1', 2, 'all agree where a message ends', 'B7'),
    absent('4.3.1', 2, 'costly GraphQL queries', 'there is no GraphQL'),
    absent('4.3.2', 2, 'GraphQL introspection', 'there is no GraphQL'),
    absent('4.4.1', 1, 'WebSockets are encrypted', 'there are none: pages are told of news by server-sent events'),
    absent('4.4.2', 2, 'the origin of a WebSocket is checked', 'there are none'),
    absent('4.4.3', 2, 'a WebSocket’s own tokens', 'there are none'),
    absent('4.4.4', 2, 'how a WebSocket comes by its tokens', 'there are none'),
  ],
}
