/** Remembers of a sale how many of its pieces have not been taken back. */
interface Entry {
  readonly invoice: string
  readonly sku: string
  left: number
}

/** Pieces taken back of a sale. */
export interface Take {
  readonly invoice: string
  readonly sku: string
  readonly pieces: number
}

/** Finds the sales that a cancellation refers to: the data do not say, so the latest of that customer at that price is meant. */
export function createSalesBook() {
  const sales = new Map<string, Entry[]>()
  return {
    note(key: string, { invoice, sku, pieces }: Take): void {
      const entries = sales.get(key) ?? []
      sales.set(key, [...entries, { invoice, sku, left: pieces }])
    },
    /** Takes back as many of the pieces as were sold and not taken back before, the latest sales first. */
    takeBack(key: string, pieces: number): Take[] {
      const takes: Take[] = []
      let wanted = pieces
      for (const entry of (sales.get(key) ?? []).toReversed()) {
        const taken = Math.min(wanted, entry.left)
        if (taken === 0) continue
        entry.left -= taken
        wanted -= taken
        takes.push({ invoice: entry.invoice, sku: entry.sku, pieces: taken })
      }
      return takes
    },
  }
}
