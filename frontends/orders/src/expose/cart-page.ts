export { prefetchCart as prefetch } from '../viewmodels/prefetch.ts'
export { default } from '../views/CartView.vue'
