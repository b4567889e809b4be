import { built, type Chapter, notYet, tested } from '../item.ts'

/** Chapter 15. */
export const v15: Chapter = {
  number: 15,
  title: 'Code and what it depends on',
  rows: [
    built(
      '15.1.1',
      1,
      'how soon libraries are mended is written down',
      'under “Supply chain” in the beginning of this page',
    ),
    tested('15.1.2', 2, 'there is a bill of materials', 'C3', 'C1'),
    built(
      '15.1.3',
      2,
      'what is costly is known',
      'passwords are hashed on half of the processors with twenty waiting; pages are drawn by a bounded number of children; every ask has a budget: docs/reliability.md',
    ),
    notYet(
      '15.2.1',
      1,
      'no component is older than that',
      'nothing looks up advisories: bun audit needs a service on the network, so it is run by hand',
    ),
    tested('15.2.2', 2, 'what is costly cannot take the rest along', 'A20', 'B12'),
    tested('15.2.3', 2, 'production carries nothing of development', 'S2', 'C6'),
    tested('15.3.1', 1, 'replies hold what is needed', 'B10'),
    tested('15.3.2', 2, 'servers follow no redirect', 'B6'),
    tested(
      '15.3.3',
      2,
      'fields that nobody asked for are not taken',
      'B10',
      'a price in the order is refused by name, and so is every other field nobody asked for',
    ),
    tested('15.3.4', 2, 'a client’s address cannot be made up', 'B8'),
    built(
      '15.3.5',
      2,
      'types are checked, comparison is strict',
      'two TypeScript checkers and Biome’s rules in bun run check; schemas at every door',
    ),
    tested(
      '15.3.6',
      2,
      'prototypes cannot be polluted',
      'names that JavaScript would believe in are fields nobody asked for',
      'a key may be called constructor',
    ),
    tested(
      '15.3.7',
      2,
      'parameters given twice are not mixed up',
      'B10',
      'a repeated header that decides something is refused by name',
    ),
  ],
}
