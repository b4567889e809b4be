export { default } from '../views/OrdersView.vue'
