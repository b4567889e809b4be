export { default } from '../views/CheckoutView.vue'
