import { join } from 'node:path'

/** Where the protocol stands. */
export const protocolPage = join(import.meta.dir, 'service-protocol.md')

/** How much a requirement binds (RFC 2119). */
export type Level = 'MUST' | 'SHOULD' | 'MAY'

/** One numbered sentence of the service protocol. */
export interface Requirement {
  /** `SP-REQ-1` */
  readonly id: string
  /** `REQ`: the chapter it stands in. */
  readonly area: string
  readonly level: Level
  readonly text: string
}

const numbered = /^- \*\*(SP-([A-Z]+)-\d+)\*\* ((MUST|SHOULD|MAY).*)$/

/** Reads the requirements off the page, in its order. */
export async function readRequirements(page = protocolPage): Promise<readonly Requirement[]> {
  const lines = (await Bun.file(page).text()).split('\n')
  return lines.flatMap((line) => {
    const [, id = '', area = '', text = '', level] = numbered.exec(line) ?? []
    return level === undefined ? [] : [{ id, area, level: level as Level, text }]
  })
}
