import type { PageContext } from '@galleria/ui'

/**
 * The key `B` outlines who drew what, with the build; pressed again it hides that. Not while someone types. What draws the outlines is
 * loaded with the first press, since few ever do. Browser only.
 */
export function keepBoundaries(context: Pick<PageContext, 'announce' | 'locale'>): void {
  let boundaries: Promise<{ toggle(): void }> | undefined
  document.addEventListener('keydown', async (event) => {
    if (event.code !== 'KeyB' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    boundaries ??= import('./boundaries.ts').then(({ createBoundaries }) => createBoundaries(context))
    const { toggle } = await boundaries
    toggle()
  })
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
}
