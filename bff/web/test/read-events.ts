/** A server-sent event as a browser would hand it on. */
export interface ReadEvent {
  readonly name: string
  readonly id: string | undefined
  readonly data: unknown
}

/** Reads a stream of server-sent events as a browser does, one event after another; comments are counted and passed over. */
export function readEvents({ body }: Response) {
  if (!body) throw new Error('there is no stream to read')
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  let comments = 0
  return {
    /** How many comments there were so far. */
    comments: () => comments,
    /** The next event; none when the stream has ended. */
    async next(): Promise<ReadEvent | undefined> {
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end >= 0) {
          const block = text.slice(0, end).split('\n')
          text = text.slice(end + 2)
          if (block[0]?.startsWith(':')) comments += 1
          const data = fieldOf(block, 'data')
          if (data !== undefined)
            return { name: fieldOf(block, 'event') ?? 'message', id: fieldOf(block, 'id'), data: JSON.parse(data) }
          continue
        }
        const { done, value } = await reader.read()
        if (done) return undefined
        text += value
      }
    },
    leave: () => reader.cancel(),
  }
}

function fieldOf(block: readonly string[], name: string): string | undefined {
  return block.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
}
