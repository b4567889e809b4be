import { absent, built, type Chapter, tested } from '../item.ts'

const nobody = 'nobody uploads files'

/** Chapter 5. */
export const v05: Chapter = {
  number: 5,
  title: 'Files',
  rows: [
    absent('5.1.1', 2, 'which files may be uploaded is written down', nobody),
    tested(
      '5.2.1',
      1,
      'what is too large is not taken',
      'B12',
      'an address, a head or a body beyond its limit is refused before it is read',
    ),
    absent('5.2.2', 1, 'a file is what it calls itself', nobody),
    tested('5.2.3', 2, 'what is unpacked has a limit', 'a small body that unpacks into a very large one'),
    absent('5.3.1', 1, 'uploaded files are not run', nobody),
    tested('5.3.2', 1, 'paths are not made out of input', 'S2', 'B6'),
    absent('5.4.1', 2, 'names of downloads are ours', 'nothing is offered as a download'),
    absent('5.4.2', 2, 'names of downloads are encoded', 'nothing is offered as a download'),
    built(
      '5.4.3',
      2,
      'files of others are scanned',
      'there are none: product pictures come with the catalogue that we seed',
    ),
  ],
}
