import type { Standard } from '../item.ts'
import { flows } from './flows.ts'
import { oauth } from './oauth.ts'
import { openid } from './openid.ts'
import { tokens } from './tokens.ts'

/** By name: the RFCs by their number, then OpenID's. */
export const standards: readonly Standard[] = [...oauth, ...tokens, ...flows, ...openid].toSorted((a, b) =>
  a.name.startsWith('RFC') === b.name.startsWith('RFC')
    ? a.name.localeCompare(b.name, 'en', { numeric: true })
    : a.name.startsWith('RFC')
      ? -1
      : 1,
)
