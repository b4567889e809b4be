/** What the payment provider's card field tells the page that frames it. */
export type CardMessage =
  | { readonly type: 'psp:resize'; readonly height: number }
  | { readonly type: 'psp:state'; readonly complete: boolean; readonly error?: string }
  | { readonly type: 'psp:token'; readonly token: string; readonly last4: string; readonly brand: string }

/** What is looked at in a message event. */
export interface Said {
  readonly origin: string
  /** Whether the window that spoke is the one that was framed. */
  readonly fromFrame: boolean
  readonly data: unknown
}

/** The tallest the field may make itself, in CSS pixels. */
const tallest = 1_200

/** Reads a message; undefined for one from another origin or window, and for anything that is not in the protocol. */
export function readCardMessage({ origin, fromFrame, data }: Said, fieldOrigin: string): CardMessage | undefined {
  if (origin !== fieldOrigin || !fromFrame || typeof data !== 'object' || data === null) return undefined
  const { type, height, complete, error, token, last4, brand } = data as Record<string, unknown>
  switch (type) {
    case 'psp:resize':
      return typeof height === 'number' && height > 0
        ? { type, height: Math.min(tallest, Math.ceil(height)) }
        : undefined
    case 'psp:state':
      if (typeof complete !== 'boolean') return undefined
      return { type, complete, ...(typeof error === 'string' && error !== '' ? { error } : {}) }
    case 'psp:token':
      return isText(token) && isText(last4) && isText(brand) ? { type, token, last4, brand } : undefined
    default:
      return undefined
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

/** The address of the field as it suits the page around it. */
export function fieldAddress(url: string, { theme, locale }: { theme: 'light' | 'dark'; locale: string }): string {
  const address = new URL(url)
  address.searchParams.set('theme', theme)
  address.searchParams.set('locale', locale)
  return address.href
}
