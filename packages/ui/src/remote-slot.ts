import type { WidgetName, WidgetProps } from '@galleria/contracts/frontends'
import type { VNode } from 'vue'

/** What a frontend may put around another's widget while it is on its way, or instead of it when it cannot come. */
export interface RemoteSlots {
  /** A skeleton as high as the widget, so that nothing moves. */
  loading?: () => VNode[]
  failed?: (about: { retry: () => void }) => VNode[]
}

/** `<RemoteSlot is="orders/buy-button" :sku :product-name>`: another frontend's widget, its props checked. */
export type RemoteSlotComponent = <Name extends WidgetName>(
  props: { is: Name } & WidgetProps[Name],
  context?: { slots: RemoteSlots },
) => VNode

declare module 'vue' {
  interface GlobalComponents {
    RemoteSlot: RemoteSlotComponent
  }
}

/** True for a component that can be given these props; anything else does not compile. For each remote's `contract.check.ts`. */
export type AcceptsProps<Component extends abstract new (...args: never) => unknown, Props> =
  InstanceType<Component> extends { $props: infer Wanted } ? (Props extends Wanted ? true : never) : never
