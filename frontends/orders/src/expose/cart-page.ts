export { default } from '../views/CartView.vue'
