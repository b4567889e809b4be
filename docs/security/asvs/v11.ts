import { absent, built, type Chapter, notYet, tested } from '../item.ts'

/** Chapter 11. */
export const v11: Chapter = {
  number: 11,
  title: 'Cryptography',
  rows: [
    built(
      '11.1.1',
      2,
      'how keys live is written down',
      'the table of keys in the beginning of this page; infra/README.md says who makes them',
    ),
    built('11.1.2', 2, 'so is what is signed and encrypted with what', 'the same table'),
    built(
      '11.2.1',
      2,
      'nobody here writes cryptography',
      'WebCrypto, Bun’s BoringSSL, jose, and the TLS of NATS and node',
    ),
    notYet(
      '11.2.2',
      2,
      'algorithms and keys can be exchanged',
      'signing keys rotate with an overlap; the key that encrypts sessions is replaced by signing everybody out; algorithms are named in one place each',
    ),
    built(
      '11.2.3',
      2,
      '128 bits of security at least',
      'P-256, Ed25519, AES-256-GCM, SHA-256, random values of 128 bits and more',
    ),
    built('11.3.1', 1, 'no weak modes and paddings', 'AES-GCM is the only cipher; no RSA'),
    built('11.3.2', 1, 'approved ciphers only', 'AES-256-GCM'),
    tested('11.3.3', 2, 'what is encrypted cannot be changed unnoticed', 'B2', 'A22'),
    built(
      '11.4.1',
      1,
      'approved hashes only',
      'SHA-256 and SHA-512 where it matters; Bun.hash names cache entries and protects nothing',
    ),
    tested('11.4.2', 2, 'passwords are stored with a slow hash', 'A20'),
    built('11.4.3', 2, 'hashes of signatures are long enough', 'SHA-256 and more'),
    absent('11.4.4', 2, 'keys made out of passwords', 'there are none'),
    tested('11.5.1', 2, 'what must not be guessed has 128 bits of a secure generator', 'A21'),
    built('11.6.1', 2, 'approved algorithms for keys and signatures', 'ES256 and EdDSA; keys are made by WebCrypto'),
  ],
}
