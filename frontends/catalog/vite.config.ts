import { defineFrontend } from '@galleria/ui/build/federation'

/** What narrows a listing, orders it, and says where it begins. */
const listing = ['q', 'colour', 'material', 'from', 'to', 'rating', 'sort', 'cursor']

export default defineFrontend({
  name: 'catalog',
  role: 'remote',
  port: 5174,
  exposes: {
    'home-page': './src/expose/home-page.ts',
    'category-page': './src/expose/category-page.ts',
    'search-page': './src/expose/search-page.ts',
    'product-page': './src/expose/product-page.ts',
    'stores-page': './src/expose/stores-page.ts',
    recommendations: './src/expose/recommendations.ts',
    'store-picker': './src/expose/store-picker.ts',
  },
  routes: [
    { path: '/', name: 'catalog-home', expose: 'home-page', audience: 'everyone', query: [] },
    {
      path: '/category/:categoryId',
      name: 'catalog-category',
      expose: 'category-page',
      audience: 'everyone',
      query: listing,
    },
    {
      path: '/search',
      name: 'catalog-search',
      expose: 'search-page',
      audience: 'everyone',
      query: [...listing, 'category'],
    },
    {
      path: '/product/:productId',
      name: 'catalog-product',
      expose: 'product-page',
      audience: 'everyone',
      query: ['sku'],
    },
    { path: '/stores', name: 'catalog-stores', expose: 'stores-page', audience: 'everyone', query: [] },
  ],
  widgets: { recommendations: 'recommendations', 'store-picker': 'store-picker' },
  browserOnly: ['store-picker'],
})
