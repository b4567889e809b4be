export { default } from '../views/HomeView.vue'
