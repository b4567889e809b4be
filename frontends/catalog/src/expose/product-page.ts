export { prefetchProduct as prefetch } from '../viewmodels/use-product.ts'
export { default } from '../views/ProductView.vue'
