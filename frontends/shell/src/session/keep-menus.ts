/** What opens under a button of the page, and is in nobody's way for longer than needed. Each works without a script as well. */
const openMenus = 'details[data-menu][open]'

/**
 * Closes menus as readers expect: by Escape, which gives the focus back to what opened them; by a press elsewhere or on what they lead
 * to; and when the focus goes on past them. Opening and closing by their own button is the browser's (ARIA practices, disclosure).
 * Browser only.
 */
export function keepMenus(): void {
  document.addEventListener('click', ({ target }) => {
    const isLink = target instanceof Element && target.closest('a[href]') !== null
    closeAll((menu) => isLink || !menu.contains(target as Node))
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    closeAll((menu) => {
      if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus()
      return true
    })
  })
  document.addEventListener('focusout', ({ relatedTarget }) => {
    // Nobody has the focus when the window loses it, and it is to be found as it was.
    if (relatedTarget) closeAll((menu) => !menu.contains(relatedTarget as Node))
  })
}

function closeAll(which: (menu: HTMLDetailsElement) => boolean): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>(openMenus)) {
    if (which(menu)) menu.open = false
  }
}
