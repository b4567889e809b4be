export { prefetchStores as prefetch } from '../viewmodels/use-stores.ts'
export { default } from '../views/StoresView.vue'
