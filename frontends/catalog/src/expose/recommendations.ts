export { default } from '../views/Recommendations.vue'
