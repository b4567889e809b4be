import type { Category } from '@galleria/contracts/catalog'
import type { Menu } from '@galleria/contracts/web'
import type { Load } from '@galleria/ui'

/** The categories of a menu that may be on its way, stale or missing; a stale menu is as good as a fresh one. */
export function categoriesOf(menu: Load<Menu>): readonly Category[] {
  if (menu.phase !== 'ready' || menu.value.categories.state === 'missing') return []
  return menu.value.categories.data
}
