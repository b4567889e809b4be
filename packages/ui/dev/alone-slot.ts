import { type Component, defineAsyncComponent, defineComponent, h } from 'vue'

/** `RemoteSlot` without a shell: a remote's own widgets are drawn, those of others are named in a box. */
export function aloneSlot(ownWidgets: Readonly<Record<string, () => Promise<{ default: Component }>>>): Component {
  const drawn = new Map(Object.entries(ownWidgets).map(([name, load]) => [name, defineAsyncComponent(load)]))
  return defineComponent({
    name: 'RemoteSlot',
    inheritAttrs: false,
    props: { is: { type: String, required: true } },
    setup:
      (props, { attrs }) =>
      () => {
        const widget = drawn.get(props.is)
        if (widget) return h(widget, attrs)
        return h('div', { class: 'alone-box' }, [h('code', props.is), h('pre', JSON.stringify(attrs, null, 1))])
      },
  })
}
