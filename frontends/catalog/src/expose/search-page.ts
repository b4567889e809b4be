export { prefetchSearch as prefetch } from '../viewmodels/use-search.ts'
export { default } from '../views/SearchView.vue'
