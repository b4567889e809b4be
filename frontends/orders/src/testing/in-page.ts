import type { Locale } from '@galleria/contracts/values'
import { inPage as inPageIn } from '@galleria/ui/testing/in-page'
import { ref } from 'vue'

/** The language of the pages under test. */
export const locale = ref<Locale>('en')

/** Runs a view-model in a page in that language. */
export function inPage<ViewModel>(setup: () => ViewModel): { vm: ViewModel; leave(): void } {
  return inPageIn(locale, setup)
}
