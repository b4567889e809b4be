export { prefetchOrders as prefetch } from '../viewmodels/prefetch.ts'
export { default } from '../views/OrdersView.vue'
