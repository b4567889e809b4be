import { built, type Chapter, notYet, tested } from '../item.ts'

/** Chapter 12. */
export const v12: Chapter = {
  number: 12,
  title: 'Connections',
  rows: [
    built(
      '12.1.1',
      1,
      'TLS 1.2 and 1.3 only',
      'what BoringSSL and Go offer when nobody asks for less, and nobody does',
    ),
    notYet(
      '12.1.2',
      2,
      'strong ciphers first',
      'the defaults of BoringSSL and Go, which are strong; the list is not ours',
    ),
    tested('12.1.3', 2, 'a client’s certificate is checked before its name is believed', 'N1'),
    tested('12.2.1', 1, 'clients speak TLS, and nothing else', 'N1', 'S2'),
    built(
      '12.2.2',
      1,
      'certificates that the public trusts',
      'PROFILE=production refuses those of the development authority, and takes what its owner brings',
    ),
    notYet(
      '12.3.1',
      2,
      'everything inside is encrypted',
      'the bus is, with --tls, which production demands; HTTP between our own processes is in the clear, on loopback',
    ),
    tested('12.3.2', 2, 'clients check certificates', 'N1'),
    notYet('12.3.3', 2, 'HTTP inside is encrypted', 'gateway, BFF and renderer speak plain HTTP on loopback'),
    tested('12.3.4', 2, 'inside, only our own authority counts', 'N1'),
  ],
}
