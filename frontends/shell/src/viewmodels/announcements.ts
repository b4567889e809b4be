import { type InjectionKey, inject, type Ref, ref } from 'vue'

/** How long an announcement can be seen. */
const shownMs = 4_000

/** What is said to everyone: `spoken` stands in a live region, `shown` on a slip at the foot of the page. */
export interface Announcements {
  readonly spoken: Ref<string>
  readonly shown: Ref<string>
  announce(text: string, options?: { readonly quiet?: boolean }): void
}

/** See {@link Announcements}. */
export const announcementsKey: InjectionKey<Announcements> = Symbol('announcements')

/** The announcements of one page. The later one replaces the earlier. */
export function createAnnouncements(): Announcements {
  const spoken = ref('')
  const shown = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    spoken,
    shown,
    announce(text, { quiet = false } = {}) {
      // A live region keeps silent about a text it already holds; the ending space makes the same words new.
      spoken.value = spoken.value === text ? `${text} ` : text
      if (quiet) return
      shown.value = text
      clearTimeout(timer)
      timer = setTimeout(() => {
        shown.value = ''
      }, shownMs)
    },
  }
}

/** The announcements of the page; only within `setup`. */
export function useAnnouncements(): Announcements {
  const announcements = inject(announcementsKey)
  if (!announcements) throw new Error('The shell provides its announcements before it mounts.')
  return announcements
}
