export { default } from '../views/ThanksView.vue'
