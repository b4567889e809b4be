import { onBeforeUnmount, onMounted } from 'vue'

/** After these waits a part that could not be loaded is tried once more by itself. */
const waitsMs = [5_000, 15_000, 45_000] as const

/** Brings a part back without being asked: a few times with growing waits, and as soon as the network is back. */
export function useComeback(retry: () => void) {
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const onOnline = () => {
    if (timer !== undefined) retry()
  }

  onMounted(() => window.addEventListener('online', onOnline))
  onBeforeUnmount(() => {
    clearTimeout(timer)
    window.removeEventListener('online', onOnline)
  })

  return {
    schedule() {
      clearTimeout(timer)
      const wait = waitsMs[tries++]
      timer = wait === undefined || typeof window === 'undefined' ? undefined : setTimeout(retry, wait)
    },
  }
}
