/** What Vue's server renderer leaves of a component: texts in order, some of them still on their way. */
export interface Buffered extends Array<string | Buffered | Promise<Buffered>> {}

/** The whole text, in order. Rejects as the first of its promises does, and then nobody misses the others. */
export async function unroll(buffered: Buffered | Promise<Buffered>): Promise<string> {
  forgive(buffered)
  return join(await buffered)
}

async function join(buffered: Buffered): Promise<string> {
  let text = ''
  // A text costs no turn of the event loop; there are hundreds of them in a page.
  for (const item of buffered) text += typeof item === 'string' ? item : await join(await item)
  return text
}

/** A rejection behind the first one would otherwise count as unhandled, and end the process. */
function forgive(item: string | Buffered | Promise<Buffered>): void {
  if (typeof item === 'string') return
  if (item instanceof Promise) item.then(forgive, () => undefined)
  else for (const inner of item) forgive(inner)
}
