import type { WidgetProps } from '@galleria/contracts/frontends'
import type { AcceptsProps } from '@galleria/ui'
import type BuyButton from './views/BuyButton.vue'
import type MiniCart from './views/MiniCart.vue'

// Compiled, never run: it stops compiling when what the widgets take and what the contracts promise part ways.

export const buyButton: AcceptsProps<typeof BuyButton, WidgetProps['orders/buy-button']> = true
export const miniCart: AcceptsProps<typeof MiniCart, WidgetProps['orders/mini-cart']> = true
