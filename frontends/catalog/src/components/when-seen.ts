import { useLocale, usePageContext } from '@galleria/ui'
import {
  type Component,
  defineAsyncComponent,
  defineComponent,
  getCurrentInstance,
  h,
  onBeforeUnmount,
  onBeforeUpdate,
  onMounted,
  shallowRef,
  watch,
} from 'vue'

/** Parts are woken a little before they come into view. */
const margin = '300px'
/** How often a part that could not be loaded is asked for again, and for how long the first wait is. */
const tries = { most: 4, firstWaitMs: 1_000 }

/**
 * A part of the page that has time. A server draws it like any other; in that page its markup stands as it came, and the part is
 * loaded and brought to life when it is about to be seen, or when there is something new for it to show. A part that cannot be
 * loaded stays as it came: its links work. Where no server has drawn it, it is loaded at once.
 *
 * Vue's own `hydrateOnVisible` fetches the script in any case, and draws anew what has changed in the meantime.
 */
export function whenSeen<Part extends Component>(load: () => Promise<{ readonly default: Part }>): Part {
  return defineComponent({
    name: 'WhenSeen',
    inheritAttrs: false,
    setup(_, { attrs }) {
      const { later } = usePageContext()
      let see = () => {}
      const seen = typeof document === 'undefined' ? undefined : new Promise<void>((resolve) => (see = resolve))
      const content = defineAsyncComponent({
        loader: async () => {
          await seen
          return (await load()).default
        },
        onError(error, retry, _fail, count) {
          if (count < tries.most) later(tries.firstWaitMs * 2 ** count, retry)
          else console.warn('A part of this page stays as it came.', error)
        },
        suspensible: false,
      })

      // Until it is alive it is given what its markup was made with, so that both agree, and then what there is now.
      const standing = { ...attrs }
      const isAlive = shallowRef(false)
      const edition = shallowRef(0)
      const awake = { onVnodeMounted: () => (isAlive.value = true) }
      onBeforeUpdate(() => see())
      watch(useLocale(), () => {
        if (isAlive.value) return
        // In another language nothing of the markup holds.
        isAlive.value = true
        edition.value += 1
        see()
      })

      const self = getCurrentInstance()
      onMounted(() => {
        const element: unknown = self?.proxy?.$el
        if (!(element instanceof Element)) return see()
        const watcher = new IntersectionObserver(
          (entries) => {
            if (!entries.some((entry) => entry.isIntersecting)) return
            watcher.disconnect()
            // In a task of its own, so that several parts in view do not make one long one.
            later(0, see)
          },
          { rootMargin: margin },
        )
        watcher.observe(element)
        onBeforeUnmount(() => watcher.disconnect(), self)
      })
      return () => h(content, { ...(isAlive.value ? attrs : standing), ...awake, key: edition.value })
    },
  }) as unknown as Part
}
