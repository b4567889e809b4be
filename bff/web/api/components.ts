import { zodToOpenAPIRegistry } from '@asteasolutions/zod-to-openapi'
import {
  Category,
  Listing,
  Picture,
  PricedVariant,
  Product,
  ProductCard,
  Store,
  Suggestion,
  Variant,
} from '@galleria/contracts/catalog'
import { RemoteRow } from '@galleria/contracts/frontends'
import { StockLevel } from '@galleria/contracts/inventory'
import {
  Address,
  Cart,
  CartLine,
  Contact,
  Delivery,
  DeliveryChoice,
  Order,
  OrderSummary,
  Quote,
  RevisedLine,
} from '@galleria/contracts/orders'
import { FieldError, Problem } from '@galleria/contracts/problem'
import { Money } from '@galleria/contracts/values'
import * as web from '@galleria/contracts/web'

/** The schemas that the document gives a name, so that a client generator makes one type of each. */
const components = {
  Money,
  Picture,
  Category,
  ProductCard,
  Variant,
  Product,
  PricedVariant,
  Store,
  Listing,
  Suggestion,
  StockLevel,
  CartLine,
  Cart,
  DeliveryChoice,
  Delivery,
  Address,
  Contact,
  Quote,
  Order,
  OrderSummary,
  RevisedLine,
  FieldError,
  Problem,
  RemoteRow,
  HomePage: web.HomePage,
  CategoryPage: web.CategoryPage,
  SearchPage: web.SearchPage,
  ProductPage: web.ProductPage,
  CartPage: web.CartPage,
  PlaceOrder: web.PlaceOrder,
  ReviseOrder: web.ReviseOrder,
} as const

/** Names them. The contracts know nothing of OpenAPI, so the names are kept beside the schemas and not in them. */
export function nameComponents(): void {
  for (const [refId, schema] of Object.entries(components)) zodToOpenAPIRegistry.add(schema, { _internal: { refId } })
}
