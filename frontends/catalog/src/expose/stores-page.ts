export { default } from '../views/StoresView.vue'
