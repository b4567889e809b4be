/** Why a requirement cannot be seen from outside, or not in the time that there is; each chassis shows it in tests of its own. */
export const unseen: Readonly<Record<string, string>> = {
  'SP-BUS-6': 'a half-open connection takes a network that swallows packets, and thirty seconds',
  'SP-REQ-9': 'what a default does shows in what a handler makes of it, which differs from endpoint to endpoint',
  'SP-ERR-9':
    'to open a breaker takes twenty outages in ten seconds, and would keep every other check from its neighbour',
  'SP-ERR-10': 'it is a permission, and what it forbids shows only when a broker loses its subscribers within an ask',
  'SP-CON-4':
    'how many events are worked on at once is nobody’s to see; what is told to the broker takes ten seconds each time',
  'SP-CON-9': 'eight deliveries, each later than the one before, take half a minute',
  'SP-CON-10':
    'a handler that hangs for twenty seconds is a fault of its own service, and cannot be brought about from outside',
  'SP-HEALTH-5':
    'a dependency that hangs cannot be brought about from outside: a store is a file, and the bus is up or down',
  'SP-SEC-9': 'the keys are kept for five minutes',
  'SP-DRAIN-4': 'whether an event that was fetched was begun is nobody’s to see',
}
