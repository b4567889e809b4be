import { type MaybeRefOrGetter, onBeforeUnmount, toValue, watch } from 'vue'
import { usePageContext } from './context.ts'

/**
 * Names the page. Return undefined while its data is on the way: the shell waits for a title before it moves the focus
 * to the heading and reads the page out.
 */
export function useTitle(title: MaybeRefOrGetter<string | undefined>): void {
  const context = usePageContext()
  watch(
    () => toValue(title),
    (text) => {
      context.title.value = text
    },
    { immediate: true, flush: 'sync' },
  )
  onBeforeUnmount(() => {
    if (context.title.value === toValue(title)) context.title.value = undefined
  })
}

/** Tells everyone on the page: `announce('Added to your cart')`. */
export function useAnnounce() {
  return usePageContext().announce
}
