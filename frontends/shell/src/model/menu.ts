import type { Category } from '@galleria/contracts/catalog'
import type { Menu, Part } from '@galleria/contracts/web'
import type { Load } from '@galleria/ui'

/** A category as the menu shows it. */
export type Room = Pick<Category, 'categoryId' | 'name' | 'productCount'>

/** The menu that every page carries, and so no more of it than is shown. */
export interface Rooms {
  readonly categories: Part<readonly Room[]>
}

/** Leaves out what only a category's own page shows. */
export function roomsOf({ categories }: Menu): Rooms {
  if (categories.state === 'missing') return { categories }
  const data = categories.data.map(({ categoryId, name, productCount }) => ({ categoryId, name, productCount }))
  return { categories: { ...categories, data } }
}

/** The categories of a menu that may be on its way, stale or missing; a stale menu is as good as a fresh one. */
export function categoriesOf(menu: Load<Rooms>): readonly Room[] {
  if (menu.phase !== 'ready' || menu.value.categories.state === 'missing') return []
  return menu.value.categories.data
}
