import { onMounted, type Ref, ref, watch } from 'vue'

/**
 * Keeps a native `<dialog>` in step with a flag. The browser does what is hard: it traps the focus, closes on Escape, and
 * gives the focus back to whatever opened it.
 */
export function useModal(open: Ref<boolean>) {
  const element = ref<HTMLDialogElement | null>(null)

  function follow(wanted: boolean) {
    const dialog = element.value
    if (!dialog || wanted === dialog.open) return
    if (wanted) dialog.showModal()
    else dialog.close()
  }

  onMounted(() => follow(open.value))
  watch(open, follow, { flush: 'post' })

  /** A press that lands on the dialog itself, and not on what is in it, was on the backdrop. */
  function onBackdrop(event: MouseEvent) {
    if (event.target === element.value) open.value = false
  }

  /** Escape changes the flag and nothing else, so that who opens it again in the next moment finds it closed. */
  function onCancel(event: Event) {
    if (event.target !== element.value) return
    event.preventDefault()
    open.value = false
  }

  /** The browser tells of a closing afterwards, when the dialog may be open again. */
  function onClose() {
    if (!element.value?.open) open.value = false
  }

  return { element, onBackdrop, onCancel, onClose }
}
