export { default } from '../views/BuyButton.vue'
