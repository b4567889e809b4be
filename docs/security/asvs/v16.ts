import { built, type Chapter, notYet, tested } from '../item.ts'

/** Chapter 16. */
export const v16: Chapter = {
  number: 16,
  title: 'Logs and errors',
  rows: [
    built(
      '16.1.1',
      2,
      'what is logged, where, and for how long',
      'under “The audit” and “Logs” in the beginning of this page',
    ),
    tested('16.2.1', 2, 'an entry says when, where, who and what', 'S3'),
    built('16.2.2', 2, 'clocks agree, and times are UTC', 'one machine, one clock; every instant is ISO 8601 in UTC'),
    built(
      '16.2.3',
      2,
      'logs go where the inventory says',
      'stdout, the cluster’s files, the observatory, the audit; nothing else is configured',
    ),
    tested(
      '16.2.4',
      2,
      'logs can be read by machines and put together',
      'an error is written with its stack and the causes behind it',
      'S3',
    ),
    tested('16.2.5', 2, 'no secret is logged', 'S3', 'what a value was is not repeated, since it may be a secret'),
    tested('16.3.1', 2, 'signing in is logged, well or badly', 'S3', 'A19'),
    tested('16.3.2', 2, 'refusals are logged', 'who turned away whom on the bus is itself in the audit', 'N6'),
    tested('16.3.3', 2, 'so are attempts to get round', 'S3', 'W8'),
    tested(
      '16.3.4',
      2,
      'so is what nobody expected',
      'a bug is logged with its stack, and nothing of it is told outside',
    ),
    tested('16.4.1', 2, 'a log line cannot be forged through input', 'S1', 'S3'),
    tested(
      '16.4.2',
      2,
      'logs cannot be changed unnoticed',
      'one bit that is flipped in a writer’s store is found, and named',
      'a writer who cuts the end off is found',
    ),
    notYet(
      '16.4.3',
      2,
      'logs go to another system',
      'the audit’s keeper is another process with a store of its own, on the same machine',
    ),
    tested('16.5.1', 2, 'an error tells nothing of the inside', 'B14', 'a problem says nothing it was not told'),
    tested(
      '16.5.2',
      2,
      'the shop goes on when others fail',
      'an answer is fresh, and shown again with its date when nobody answers',
      'without the catalogue, a product never seen before is a page that says so',
    ),
    tested('16.5.3', 2, 'a failure never lets anybody through', 'B14', 'N6'),
  ],
}
