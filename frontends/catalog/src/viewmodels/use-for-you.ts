import type { Locale } from '@galleria/contracts/values'
import type { ForYou, SuggestedProducts } from '@galleria/contracts/web'
import { useLoad } from '@galleria/ui'
import { type ComputedRef, computed, type Ref } from 'vue'
import type { CatalogApi } from '../api/catalog-api.ts'

/**
 * What the reader may like. It is theirs alone, so it is asked for in the browser only. The entrance shows what everybody likes
 * already, so that there is nothing to show when the model knows nothing of this reader.
 */
export function useForYou(
  api: CatalogApi,
  locale: Readonly<Ref<Locale>>,
): { readonly forYou: ComputedRef<SuggestedProducts | undefined> } {
  const { load } = useLoad<ForYou>(
    () => `for-you:${locale.value}`,
    (signal) => api.forYou({ locale: locale.value, signal }),
  )
  const forYou = computed(() => {
    const given = load.value.phase === 'ready' ? load.value.value.forYou : undefined
    return given?.basis === 'model' ? given : undefined
  })
  return { forYou }
}
