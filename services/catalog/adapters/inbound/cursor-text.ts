/** A cursor as it travels: base64url, so that it needs no escaping in an address and invites no reading. */
export function cursorToText(written: string): string {
  return Buffer.from(written).toString('base64url')
}

/** The cursor that travelled. Text that is not base64url comes out as something that is no cursor. */
export function cursorFromText(text: string): string {
  const written = Buffer.from(text, 'base64url').toString()
  // Decoding passes over what it does not know, so only a text that comes out the same on the way back is taken.
  return cursorToText(written) === text ? written : ''
}
