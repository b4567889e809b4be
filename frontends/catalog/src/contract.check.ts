import type {
  colours as contractColours,
  materials as contractMaterials,
  sorts as contractSorts,
} from '@galleria/contracts/catalog'
import type { WidgetProps } from '@galleria/contracts/frontends'
import type { AcceptsProps } from '@galleria/ui'
import type { colours, materials, sorts } from './model/vocabulary.ts'
import type Recommendations from './views/Recommendations.vue'
import type StorePicker from './views/StorePicker.vue'

// Compiled, never run: it stops compiling when what the catalogue shows and what the contracts promise part ways.

export const recommendations: AcceptsProps<typeof Recommendations, WidgetProps['catalog/recommendations']> = true
export const storePicker: AcceptsProps<typeof StorePicker, WidgetProps['catalog/store-picker']> = true

type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never

export const sameColours: Same<(typeof colours)[number], (typeof contractColours)[number]> = true
export const sameMaterials: Same<(typeof materials)[number], (typeof contractMaterials)[number]> = true
export const sameSorts: Same<(typeof sorts)[number], (typeof contractSorts)[number]> = true
