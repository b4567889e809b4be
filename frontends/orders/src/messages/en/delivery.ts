import type { Text } from '../text.ts'

/** The words of the ways of delivery. Another language has exactly these keys and gaps; a test compares them. */
export const delivery = {
  'delivery.how': 'How fast?',
  'delivery.economy': 'Economy',
  'delivery.standard': 'Standard',
  'delivery.express': 'Express',
  'delivery.arrives': 'Arrives {days}',
  'delivery.packages': { one: '{count} package', other: '{count} packages' },
  'delivery.ways': { one: 'There is {count} way of delivery.', other: 'There are {count} ways of delivery.' },
  'delivery.unasked': 'With your postal code we can say when it can be there, and what that costs.',
  'delivery.flat':
    'Just now there is only standard delivery, at our flat rate of {price}: the carrier does not tell us its prices.',
  'delivery.flatFree':
    'Just now there is only standard delivery, and it is free: the carrier does not tell us its prices.',
  'delivery.unserved': 'None of our carriers delivers there. You can still pick it up in a store.',
  'delivery.too-heavy': 'This is more than one delivery takes. Pick it up in a store, or order it in parts.',
  'delivery.gone': 'The way you had chosen is not offered here, so we have chosen another one.',
} satisfies Record<string, Text>
