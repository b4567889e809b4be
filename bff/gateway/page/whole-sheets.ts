import { boundedMap } from '@galleria/chassis/bounded-map'
import { type CompressedText, compressedText } from '../assets/compress.ts'
import { wholeText } from './critical-css.ts'
import type { Edition } from './edition.ts'
import { type Placed, sheetsFor } from './head.ts'

/** Style sheets that are put together here, one for each set of parts that pages place. */
export interface WholeSheets {
  /** The address of all styles of these parts in one. */
  addressOf(edition: Edition, placed: readonly Placed[]): string
  /** The sheet at an address; also of an address that another gateway or an earlier process made of the same publication. */
  find(address: string, edition: Edition | undefined): CompressedText | undefined
}

/** No remote's name begins like this. */
const folder = '/frontends/_/'
const named = /^\/frontends\/_\/[a-z0-9]+\/([A-Za-z0-9._~-]*)\.css$/
const mostRemembered = 200

/**
 * A page carries as much of its styles as can apply to it as it comes. The whole follows in one request, which is over before
 * any script draws something else; it is named by its content and kept for ever, so a second page asks for nothing.
 */
export function createWholeSheets(): WholeSheets {
  const made = boundedMap<string, CompressedText>(mostRemembered)
  const addresses = boundedMap<string, string>(mostRemembered)

  function addressOf(edition: Edition, placed: readonly Placed[]): string {
    const parts = placed.map(({ remote, expose }) => `${remote.name}.${expose}`).join('~')
    const key = `${edition.version} ${parts}`
    const known = addresses.get(key)
    if (known !== undefined) return known
    const css = wholeText(edition.sheets, sheetsFor(edition.shell, placed))
    const address = `${folder}${Bun.hash(css).toString(36)}/${parts}.css`
    made.set(address, compressedText(css))
    addresses.set(key, address)
    return address
  }

  return {
    addressOf,
    find(address, edition) {
      const known = made.get(address)
      if (known !== undefined || !edition) return known
      const parts = named.exec(address)?.[1]
      if (parts === undefined) return undefined
      const placed = parts.split('~').flatMap((part) => {
        const [name, ...expose] = part.split('.')
        const remote = edition.remotes.find((row) => row.name === name)
        return remote ? [{ remote, expose: expose.join('.') }] : []
      })
      return addressOf(edition, placed) === address ? made.get(address) : undefined
    },
  }
}
