/** What the field tells the page that frames it. Only `psp:token` carries anything, and that is worth nothing elsewhere. */
export type ToShop =
  | { readonly type: 'psp:token'; readonly token: string; readonly last4: string; readonly brand: string }
  | { readonly type: 'psp:resize'; readonly height: number }
  | { readonly type: 'psp:state'; readonly complete: boolean; readonly error?: string }

/** The page that frames the field, if it is one of the sites that may. */
export interface Shop {
  tell(message: ToShop): void
  /** Calls back when the shopper has pressed the shop's own button. */
  onSubmit(submit: () => void): void
}

/** Finds the framing page. A message always names the site it is for, and one from any other site is not listened to. */
export function connectShop(origins: readonly string[]): Shop {
  const shop = origins.find((origin) => origin === framedBy()) ?? origins[0]
  return {
    tell(message) {
      if (shop !== undefined && window.parent !== window) window.parent.postMessage(message, shop)
    },
    onSubmit(submit) {
      window.addEventListener('message', ({ origin, source, data }: MessageEvent<unknown>) => {
        if (source === window.parent && origin === shop && isSubmit(data)) submit()
      })
    },
  }
}

function framedBy(): string | undefined {
  // Not every browser names the ancestors; the referrer is the framing page's address, or its origin alone.
  const [ancestor] = location.ancestorOrigins ?? []
  if (ancestor) return ancestor
  return document.referrer ? new URL(document.referrer).origin : undefined
}

function isSubmit(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'psp:submit'
}
