import { onBeforeUnmount, onMounted, type Ref, ref } from 'vue'

/** What the page looks like, for a frame that should look alike; undefined until mounted. */
export function usePageTheme(): Readonly<Ref<'light' | 'dark' | undefined>> {
  const theme = ref<'light' | 'dark'>()
  let stop: (() => void) | undefined

  onMounted(() => {
    const page = document.documentElement
    const system = window.matchMedia('(prefers-color-scheme: dark)')
    const look = () => {
      const chosen = page.dataset['theme']
      theme.value = chosen === 'light' || chosen === 'dark' ? chosen : system.matches ? 'dark' : 'light'
    }
    const observer = new MutationObserver(look)
    observer.observe(page, { attributes: true, attributeFilter: ['data-theme'] })
    system.addEventListener('change', look)
    stop = () => {
      observer.disconnect()
      system.removeEventListener('change', look)
    }
    look()
  })
  onBeforeUnmount(() => stop?.())
  return theme
}
