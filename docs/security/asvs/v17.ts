import { absent, type Chapter } from '../item.ts'

const none = 'there is no WebRTC'

/** Chapter 17. */
export const v17: Chapter = {
  number: 17,
  title: 'WebRTC',
  rows: [
    absent('17.1.1', 2, 'where a TURN server relays to', none),
    absent('17.2.1', 2, 'keys of DTLS', none),
    absent('17.2.2', 2, 'ciphers of DTLS', none),
    absent('17.2.3', 2, 'SRTP is authenticated', none),
    absent('17.2.4', 2, 'malformed SRTP', none),
    absent('17.3.1', 2, 'a flood of signals', none),
    absent('17.3.2', 2, 'malformed signals', none),
  ],
}
