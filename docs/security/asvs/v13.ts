import { built, type Chapter, notYet, tested } from '../item.ts'

/** Chapter 13. */
export const v13: Chapter = {
  number: 13,
  title: 'Configuration',
  rows: [
    built(
      '13.1.1',
      2,
      'who speaks to whom is written down',
      'infra/topology.ts, from which the picture in docs/architecture.md and the broker’s permissions are made',
    ),
    tested(
      '13.2.1',
      2,
      'processes prove themselves, each with a key of its own',
      'N1',
      'nobody comes in without a key, or with one that the broker does not know',
    ),
    tested('13.2.2', 2, 'and may do what they need', 'N2', 'N4'),
    tested('13.2.3', 2, 'with no password that came in a box', 'S2'),
    tested(
      '13.2.4',
      2,
      'what may be spoken to is listed',
      'N2',
      'the outside provider gets no key to the bus and no address of it',
    ),
    built(
      '13.2.5',
      2,
      'also where a server may send requests',
      'addresses of HTTP neighbours are settings, and HttpOut is handed in; no request names one',
    ),
    notYet(
      '13.3.1',
      2,
      'secrets are kept by something made for it',
      'files of mode 600 in the data folder, those of identity encrypted; no vault',
    ),
    tested(
      '13.3.2',
      2,
      'who needs a secret can read it, and nobody else',
      'keys are made once, for their owner alone',
      'A22',
    ),
    tested('13.4.1', 1, 'no .git within reach', 'S2'),
    tested('13.4.2', 2, 'nothing of debugging in production', 'S2'),
    tested('13.4.3', 2, 'no listing of folders', 'S2'),
    tested('13.4.4', 2, 'no TRACE', 'B7'),
    tested('13.4.5', 2, 'documentation and monitoring are where they are meant to be', 'S2', 'N5'),
  ],
}
