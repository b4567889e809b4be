import { onBeforeUnmount, type Ref, ref, watch } from 'vue'
import type { Timers } from './timers.ts'

/** Turns true when something has been under way for longer than people expect, and false when it is over. */
export function useSlow(underWay: () => boolean, afterMs: number, timers: Timers): Readonly<Ref<boolean>> {
  const slow = ref(false)
  let cancel: (() => void) | undefined
  watch(
    underWay,
    (going) => {
      cancel?.()
      slow.value = false
      cancel = going
        ? timers.after(afterMs, () => {
            slow.value = true
          })
        : undefined
    },
    { immediate: typeof document !== 'undefined' },
  )
  onBeforeUnmount(() => cancel?.())
  return slow
}
