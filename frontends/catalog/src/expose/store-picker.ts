export { default } from '../views/StorePicker.vue'
