/** A piece of text, and whether it is the address of a page. */
export interface Piece {
  readonly text: string
  readonly isLink: boolean
}

const address = /https?:\/\/[^\s<>"]+/g
/** What ends a sentence is not of the address before it. */
const trailing = /[.,;:!?)\]]+$/

/** Splits plain text at the addresses in it. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const found of text.matchAll(address)) {
    const link = found[0].replace(trailing, '')
    pieces.push({ text: text.slice(end, found.index), isLink: false }, { text: link, isLink: true })
    end = found.index + link.length
  }
  return [...pieces, { text: text.slice(end), isLink: false }].filter((piece) => piece.text !== '')
}

/** The addresses in plain text, in the order in which they stand there. */
export function linksIn(text: string): string[] {
  return piecesOf(text).flatMap((piece) => (piece.isLink ? [piece.text] : []))
}
