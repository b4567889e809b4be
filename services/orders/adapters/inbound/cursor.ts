/** The place after an order, as a shopper's browser carries it about: the id's 16 bytes, in URL-safe base 64. */
export function cursorAfter(orderId: string): string {
  return Buffer.from(orderId.replaceAll('-', ''), 'hex').toString('base64url')
}

/** The order that a cursor stands after; undefined for text that no cursor ever was. */
export function orderBefore(cursor: string): string | undefined {
  const hex = Buffer.from(cursor, 'base64url').toString('hex')
  const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(hex)
  const orderId = parts?.slice(1).join('-')
  // Several texts decode to the same bytes; only the one that was given out is a cursor.
  return orderId !== undefined && cursorAfter(orderId) === cursor ? orderId : undefined
}
