export { prefetchHome as prefetch } from '../viewmodels/use-home.ts'
export { default } from '../views/HomeView.vue'
