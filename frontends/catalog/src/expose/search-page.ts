export { default } from '../views/SearchView.vue'
