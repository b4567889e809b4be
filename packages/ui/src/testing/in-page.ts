import type { Locale } from '@galleria/contracts/values'
import { createRenderer, type Ref } from 'vue'
import { createPageContext, pageContextKey } from '../context.ts'

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

/** Runs a view-model in a mounted page that draws nothing, so that no DOM is needed. `leave` unmounts it. */
export function inPage<ViewModel>(locale: Ref<Locale>, setup: () => ViewModel): { vm: ViewModel; leave(): void } {
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
