import type { Text } from '../text.ts'

/** The words of what stands on others' pages, mini-cart and buy button. Another language has exactly these keys and gaps; a test compares them. */
export const widgets = {
  'mini.open': 'Cart',
  'mini.count': { one: 'Cart, {count} item, {total}', other: 'Cart, {count} items, {total}' },
  'mini.empty': 'Cart, empty',
  'mini.added': {
    one: '{name} is in your cart. {count} item in all.',
    other: '{name} is in your cart. {count} items in all.',
  },

  'buy.add': 'Add to cart',
  'buy.adding': 'Adding …',
  'buy.soldOut': 'Sold out for now',
  'buy.added': { one: 'In your cart', other: '{count} pieces in your cart' },
  'buy.view': 'View cart',
  'buy.tooMany': 'Your cart cannot take that many more.',
  'buy.unknown': 'This piece is no longer sold.',
  'buy.unanswered': 'We got no answer. Look into your cart before you add it again.',
  'buy.refused': 'That did not work. Please try again.',
} satisfies Record<string, Text>
