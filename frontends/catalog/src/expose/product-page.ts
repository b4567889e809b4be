export { default } from '../views/ProductView.vue'
