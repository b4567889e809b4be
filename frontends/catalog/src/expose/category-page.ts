export { default } from '../views/CategoryView.vue'
