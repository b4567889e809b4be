import { onBeforeUnmount, onMounted, type Ref, ref, watch } from 'vue'
import type { Timers } from './timers.ts'

/** Turns true when something has been under way for longer than people expect, and false when it is over. Nothing is slow on a server. */
export function useSlow(underWay: () => boolean, afterMs: number, timers: Timers): Readonly<Ref<boolean>> {
  const slow = ref(false)
  let cancel: (() => void) | undefined

  function wait(going: boolean): void {
    cancel?.()
    slow.value = false
    cancel = going
      ? timers.after(afterMs, () => {
          slow.value = true
        })
      : undefined
  }
  onMounted(() => watch(underWay, wait, { immediate: true }))
  onBeforeUnmount(() => cancel?.())
  return slow
}
