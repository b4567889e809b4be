import { built, type Chapter, tested } from '../item.ts'

/** Chapter 2. */
export const v02: Chapter = {
  number: 2,
  title: 'Validation and business logic',
  rows: [
    built(
      '2.1.1',
      1,
      'rules for each piece of input are written down',
      'they are the schemas in packages/contracts, and the OpenAPI document that the web BFF publishes',
    ),
    built(
      '2.1.2',
      2,
      'so are rules about pieces that belong together',
      'the same schemas, and the pure rules in each service’s domain folder',
    ),
    built('2.1.3', 2, 'so are the limits of the business', 'in the domain folders, and told by docs/reliability.md'),
    tested(
      '2.2.1',
      1,
      'input is held against what is expected',
      'generated garbage is refused, explained, and changes nothing',
      'B10',
    ),
    tested(
      '2.2.2',
      1,
      'the check that counts is the server’s',
      'garbage on any subject is refused as such',
      'a price in the order is refused by name',
    ),
    tested('2.2.3', 2, 'pieces that belong together fit each other', 'in a quote is refused with the field', 'B11'),
    tested('2.3.1', 1, 'steps are taken in order, and none is skipped', 'B11'),
    tested(
      '2.3.2',
      2,
      'the limits of the business hold',
      'B11',
      'a quantity is a whole number of pieces, from one to ninety-nine',
    ),
    tested(
      '2.3.3',
      2,
      'an operation happens as a whole or not at all',
      'an order’s own patience covers that of everything it asks',
      'nobody is told of success before it is on the disk',
    ),
    tested(
      '2.3.4',
      2,
      'what there is little of is not sold twice',
      'the last pieces, wanted by 200 buyers at once, are sold exactly as often as there are any',
    ),
    tested('2.4.1', 2, 'machines that ask too often are held back', 'B12', 'A19'),
  ],
}
