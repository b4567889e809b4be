export { prefetchOrder as prefetch } from '../viewmodels/prefetch.ts'
export { default } from '../views/OrderView.vue'
