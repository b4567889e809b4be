import type { WidgetName } from '@galleria/contracts/frontends'
import type { RemoteSlotComponent } from '@galleria/ui'
import { defineComponent, h, type PropType } from 'vue'
import { useFrontends } from './frontends.ts'
import RemoteFence from './RemoteFence.vue'

/** The global `<RemoteSlot is="orders/buy-button" …>`: finds out which expose draws the widget and fences it. */
export const RemoteSlot = defineComponent({
  name: 'RemoteSlot',
  inheritAttrs: false,
  props: { is: { type: String as PropType<WidgetName>, required: true } },
  setup(props, { attrs, slots }) {
    const frontends = useFrontends()
    return () => {
      const [remote = '', widget = ''] = props.is.split('/')
      const expose = frontends.row(remote)?.widgets[widget] ?? widget
      return h(RemoteFence, { key: props.is, remote, expose, kind: 'widget', ...attrs }, slots)
    }
  },
}) as unknown as RemoteSlotComponent
