import type { Proof } from './item.ts'

/** A row of the lists that tests are named by. */
export interface Check {
  readonly id: string
  readonly about: string
  /** Why no test carries the id, or what of it is not tried. */
  readonly without?: string
  /** Tests that were there before the list, and hold it up under names of their own. */
  readonly also?: readonly Proof[]
}

type Row = string | readonly [about: string, rest: Pick<Check, 'without' | 'also'>]

/** A list, by its letter. */
export interface CheckList {
  readonly letter: string
  readonly title: string
  readonly checks: readonly Check[]
}

const list = (letter: string, title: string, ...rows: readonly Row[]): CheckList => ({
  letter,
  title,
  checks: rows.map((row, index) => {
    const [about, rest] = typeof row === 'string' ? [row, {}] : row
    return { id: `${letter}${index + 1}`, about, ...rest }
  }),
})

/** All of them. A number never changes its meaning. */
export const lists: readonly CheckList[] = [
  list(
    'A',
    'The authorization server',
    'bent redirect addresses get a page and no redirect; any port on loopback is for native clients alone',
    'errors redirect to nowhere but a registered address',
    'PKCE with S256 is demanded of every client, and cannot be talked out of',
    'a code works once, for its client, its address and a minute; a second use ends what the first got',
    'every answer says who it is from, and the shop looks',
    'no implicit and no password grant; a client has the grants it was registered for',
    'refresh tokens rotate; a second use ends the family; they end some time and never grow',
    'proofs of possession (DPoP), for clients that send them',
    'device codes: guessing, polling, phishing, approving',
    'revoking one’s own tokens works at once, and tells nothing about others',
    'introspection answers those it is for, and says nothing about the rest',
    'metadata names the issuer exactly, and nothing weak',
    'clients prove themselves by a key or a secret, in one way, once',
    'an access token is refused for every way in which it can be wrong',
    'a client is never taken for a user',
    '303 after a form, no frames, no CORS where people sign in',
    'pushed requests: once, for a minute, for one client, and nothing beside them counts',
    'nonce, age, prompts and hints; signing out here, there and by link',
    'guessing passwords is slow, locks nobody out and finds out nobody',
    'hashing passwords is bounded: half of the processors, and twenty that wait',
    'random values are unique, unbiased and of a secure generator',
    'the server’s keys: public parts outside, private ones encrypted, rotated with an overlap',
  ),
  list(
    'B',
    'The shop’s back end for the web',
    'no token in the browser; the cookie has every attribute there is',
    'sessions: new at signing in, ended by signing out, listed, lapsing',
    [
      'nobody else’s page can make ours change anything',
      { also: ['an old browser that says nothing of the site is known by its origin'] },
    ],
    ['no other origin can read', { also: ['a reading by a script, a picture, a frame or a stream of another origin'] }],
    'nobody is signed in to an account that is not theirs',
    [
      'no path, host or address leads a request elsewhere',
      {
        also: ['a path that two readers could read differently is refused', 'preferences lead nobody to another site'],
      },
    ],
    [
      'requests that two readers could read differently are refused',
      {
        also: [
          'after all of that the door still opens',
          'a repeated header that decides something is refused by name',
          'a method that no route knows is not allowed anywhere',
        ],
      },
    ],
    [
      'what a client says of itself in headers of ours is thrown away',
      { also: ['what a client says of trace, patience, urgency and itself is not believed'] },
    ],
    'every route for everybody, about what is theirs, another’s and nobody’s',
    [
      'fields that nobody asked for, parameters given twice, names that mean something to JavaScript',
      {
        also: [
          'a price in the order is refused by name, and so is every other field nobody asked for',
          'names that JavaScript would believe in are fields nobody asked for',
        ],
      },
    ],
    'steps skipped, repeated and raced',
    [
      'too large, too deep, too many, too slow',
      {
        also: [
          'an address, a head or a body beyond its limit is refused before it is read',
          'a small body that unpacks into a very large one',
        ],
      },
    ],
    [
      'no cache keeps what is private, or serves what somebody planted',
      {
        also: [
          'a shopper’s own page is made for that shopper, and kept by nobody',
          'public pages are the same for two shoppers with different carts, byte by byte',
        ],
      },
    ],
    [
      'errors tell nothing, and end nobody',
      {
        also: [
          'a bug is logged with its stack, and nothing of it is told outside',
          'a rejection that nobody handled is logged, and the process goes on answering',
        ],
      },
    ],
  ),
  list(
    'W',
    'The browser and its remotes',
    'a changed byte of a remote is refused',
    [
      'two content security policies, because one with a nonce does not confine modules',
      {
        also: [
          'the policy lets in our scripts, the import map, the styles and the card field, and nothing made up on the way',
        ],
      },
    ],
    'no script without its hash',
    'cross-site scripting: a corpus in every field, Trusted Types behind it',
    'the list of remotes is signed, dated, numbered; an older or unsigned one is not taken',
    'what a hostile remote can do, and what it cannot',
    'the headers of every page',
    'violations are reported, and there are none',
  ),
  list(
    'N',
    'The bus and the services',
    'a key for each process; certificates with --tls; strangers stay out',
    'each process says and hears what the table allows, and nothing else',
    [
      'a reply cannot be aimed at another subject',
      { also: ['an asker cannot announce an event, or wipe a stream, by the hand of the one who answers'] },
    ],
    'no service administers streams, and old brokers are refused',
    [
      'monitoring is on loopback only',
      {
        also: [
          'the broker listens on loopback only, and acknowledges what is on the disk',
          'health and metrics are on the admin port and nowhere else',
        ],
      },
    ],
    'services decide by the person and not by who asks for them',
    [
      'events that are wrong are put aside',
      {
        also: [
          'what cannot be read is one at once, byte for byte as it came',
          'orders may not announce in the name of inventory',
        ],
      },
    ],
    [
      'faults are injected only where that is allowed',
      {
        without:
          'no header injects faults here: fail-points are files in a data folder, read only where FAIL_POINTS=allowed',
        also: ['where it is not allowed nobody dies, and the file is left alone'],
      },
    ],
  ),
  list(
    'S',
    'Everywhere',
    'SQL, log lines, headers, templates: a corpus in every field',
    'no secret in the code, none of development in production, nothing published that is not meant to be',
    'the audit is a chain, and a changed byte is found; no canary is anywhere it must not be',
  ),
  list(
    'C',
    'What it is made of',
    'the lock is frozen, exact, and checked by hash',
    'nobody runs anything by being installed, and nothing is younger than three days',
    'a bill of materials, and the licences',
    [
      'two builds, the same bytes; signed',
      {
        without:
          'the frontends’ builds are named by their contents (infra/frontends), and their list is signed (W5); the processes run from source',
      },
    ],
    [
      'a dated snapshot of advisories',
      { without: 'not kept: bun audit needs a service on the network and is run by hand' },
    ],
    'a budget for packages; what is declared is used, what is used is declared',
    'our own packages are private and come from here',
  ),
]
