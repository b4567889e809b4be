import type { Locale } from '@galleria/contracts/values'
import { createPageContext, pageContextKey } from '@galleria/ui'
import { createRenderer, ref } from 'vue'

const nothing = () => undefined
const { createApp } = createRenderer<object, object>({
  createElement: () => ({}),
  createText: () => ({}),
  createComment: () => ({}),
  setText: nothing,
  setElementText: nothing,
  insert: nothing,
  remove: nothing,
  patchProp: nothing,
  parentNode: () => null,
  nextSibling: () => null,
})

/** The language of the pages under test. */
export const locale = ref<Locale>('en')

/** Runs a view-model in a mounted page that draws nothing, so that no DOM is needed. `leave` unmounts it. */
export function inPage<ViewModel>(setup: () => ViewModel): { vm: ViewModel; leave(): void } {
  let vm: ViewModel | undefined
  const app = createApp({
    setup: () => {
      vm = setup()
      return () => null
    },
  })
  app.provide(pageContextKey, createPageContext({ locale }))
  asInBrowser(() => app.mount({}))
  return { vm: vm as ViewModel, leave: () => app.unmount() }
}

/** A load asks at once only where there is a document; on a server the renderer asks. */
function asInBrowser(run: () => void): void {
  const had = Object.getOwnPropertyDescriptor(globalThis, 'document')
  Object.defineProperty(globalThis, 'document', { value: {}, configurable: true })
  try {
    run()
  } finally {
    if (had) Object.defineProperty(globalThis, 'document', had)
    else Reflect.deleteProperty(globalThis, 'document')
  }
}
