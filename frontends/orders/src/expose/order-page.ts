export { default } from '../views/OrderView.vue'
