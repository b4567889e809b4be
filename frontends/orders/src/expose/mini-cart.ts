export { default } from '../views/MiniCart.vue'
