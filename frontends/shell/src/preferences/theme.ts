import { type InjectionKey, inject, type Ref, watch } from 'vue'
import { readPreference, writePreference } from './cookie.ts'

/** Which theme is wanted; `system` leaves it to the device. */
export type Theme = 'light' | 'dark' | 'system'

/** In the order in which the switch goes round. */
export const themes = ['system', 'light', 'dark'] as const

/** See {@link Theme}. */
export const themeKey: InjectionKey<Ref<Theme>> = Symbol('theme')

/** The theme of the page, to read and to set. */
export function useTheme(): Ref<Theme> {
  const theme = inject(themeKey)
  if (!theme) throw new Error('The shell provides a theme before it mounts.')
  return theme
}

/** The theme remembered in the cookies. */
export function themeOf(cookies: string): Theme {
  return readPreference(cookies, 'galleria-theme', ['light', 'dark']) ?? 'system'
}

/** Follows the choice in the document and remembers it. Browser only; for the first paint the gateway did it. */
export function keepTheme(theme: Ref<Theme>): void {
  watch(theme, (chosen) => {
    if (chosen === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = chosen
    writePreference('galleria-theme', chosen === 'system' ? undefined : chosen)
  })
}
