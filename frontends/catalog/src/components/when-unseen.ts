import { getCurrentInstance, onBeforeUnmount, type Ref, readonly, shallowRef, watch } from 'vue'

/**
 * What is given, once showing it moves nothing that a reader is looking at: a part that comes late, and begins with nothing, waits until
 * what follows it is out of sight. What is known when the part is made is shown at once.
 */
export function whenUnseen<Given>(given: Readonly<Ref<Given | undefined>>): Readonly<Ref<Given | undefined>> {
  const shown = shallowRef(given.value)
  const self = getCurrentInstance()
  let watcher: IntersectionObserver | undefined
  const show = () => {
    watcher?.disconnect()
    shown.value = given.value
  }
  watch(given, () => {
    const following = shown.value === undefined ? elementAfter(self?.proxy?.$el) : null
    if (following === null) return show()
    watcher?.disconnect()
    // It is told at once how things are.
    watcher = new IntersectionObserver((entries) => {
      if (entries.at(-1)?.isIntersecting === false) show()
    })
    watcher.observe(following)
  })
  onBeforeUnmount(() => watcher?.disconnect())
  return readonly(shown) as Readonly<Ref<Given | undefined>>
}

/** A part that shows nothing stands in the page as a comment. */
function elementAfter(part: unknown): Element | null {
  return part instanceof Element || part instanceof CharacterData ? part.nextElementSibling : null
}
