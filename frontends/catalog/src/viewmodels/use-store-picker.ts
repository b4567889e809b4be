import type { Store } from '@galleria/contracts/catalog'
import type { BrowserEvents } from '@galleria/contracts/frontends'
import type { StoresPage } from '@galleria/contracts/web'
import type { Load } from '@galleria/ui'
import { type ComputedRef, computed, type Ref, ref, watch } from 'vue'

/** The store picker's state and commands. */
export interface StorePickerViewModel {
  /** Whether the dialog is open. */
  readonly open: Ref<boolean>
  readonly stores: ComputedRef<readonly Store[]>
  /** The store chosen, once its name is known. */
  readonly chosen: ComputedRef<Store | undefined>
  choose(store: Store): void
}

/** Lets a shopper choose a store, and tells whoever placed the picker. */
export function useStorePicker(
  load: Readonly<Ref<Load<StoresPage>>>,
  selected: () => string | undefined,
  told: (choice: BrowserEvents['store-selected']) => void,
): StorePickerViewModel {
  const open = ref(false)
  const chosenId = ref(selected())
  watch(selected, (storeId) => {
    chosenId.value = storeId
  })

  const stores = computed(() => {
    if (load.value.phase !== 'ready' || load.value.value.stores.state === 'missing') return []
    return load.value.value.stores.data
  })
  const chosen = computed(() => stores.value.find((store) => store.storeId === chosenId.value))

  function choose({ storeId, name }: Store): void {
    chosenId.value = storeId
    open.value = false
    told({ storeId, name })
  }
  return { open, stores, chosen, choose }
}
