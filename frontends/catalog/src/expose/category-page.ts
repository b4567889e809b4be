export { prefetchCategory as prefetch } from '../viewmodels/use-category.ts'
export { default } from '../views/CategoryView.vue'
