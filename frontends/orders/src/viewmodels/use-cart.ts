import type { BrowserEvents } from '@galleria/contracts/frontends'
import type { Locale } from '@galleria/contracts/values'
import type { CartPage } from '@galleria/contracts/web'
import { type ApiAnswer, type ApiProblem, useLoad } from '@galleria/ui'
import { type ComputedRef, computed, type Ref, shallowReactive, shallowRef, watch } from 'vue'
import { loadKeys, type OrdersApi } from '../api/orders-api.ts'
import { type Removed, takenOut } from '../model/cart-rows.ts'
import { type CartScreen, cartScreen } from './cart-screen.ts'

/** The cart page's state and commands. Commands are carried out one after the other, so that the last answer is the newest. */
export interface CartViewModel {
  readonly screen: ComputedRef<CartScreen>
  /** The numbers of pieces asked for and not yet answered, by sku. */
  readonly wanted: ReadonlyMap<string, number>
  /** Why the last thing asked of a line did not work, by sku. */
  readonly problems: ReadonlyMap<string, ApiProblem>
  reload(): Promise<void>
  /** Shown at once, and taken back if the shop refuses. Only the last of many quick changes has to be granted. */
  setQuantity(sku: string, quantity: number): Promise<void>
  /** True when the line is out; it can then be put back. */
  remove(sku: string): Promise<boolean>
  putBack(sku: string): Promise<boolean>
}

/** The cart page. */
export function useCart(
  api: OrdersApi,
  locale: Readonly<Ref<Locale>>,
  told: (change: BrowserEvents['cart-changed']) => void,
): CartViewModel {
  const { load, reload, replace } = useLoad(
    () => loadKeys.cart(locale.value),
    (signal) => api.cart({ locale: locale.value, signal }),
  )
  const wanted = shallowReactive(new Map<string, number>())
  const problems = shallowReactive(new Map<string, ApiProblem>())
  const removed = shallowRef<readonly Removed[]>([])
  const dropped = shallowReactive(new Set<string>())
  const screen = computed(() => cartScreen(load.value, removed.value, dropped.size))

  // The shop says once what it had to drop; the page says it for as long as it is open.
  watch(
    load,
    (now) => {
      if (now.phase === 'ready') for (const sku of now.value.cart.dropped) dropped.add(sku)
    },
    { immediate: true, flush: 'sync' },
  )

  let last: Promise<unknown> = Promise.resolve()
  function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const mine = last.then(run)
    last = mine
    return mine
  }

  const lineOf = (sku: string) =>
    load.value.phase === 'ready' ? load.value.value.cart.lines.find((line) => line.sku === sku) : undefined

  /** Takes over an answer; a refusal is kept with its line. A line that somebody else has taken out makes the page look again. */
  async function take(
    sku: string,
    answer: ApiAnswer<CartPage>,
    added?: BrowserEvents['cart-changed']['added'],
  ): Promise<boolean> {
    if (!answer.ok) {
      problems.set(sku, answer.problem)
      if (answer.problem.code === 'not-found') await reload()
      return false
    }
    replace(answer.value)
    told({ itemCount: answer.value.cart.itemCount, ...(added ? { added } : {}) })
    return true
  }

  async function change(sku: string): Promise<void> {
    const before = lineOf(sku)
    const quantity = wanted.get(sku)
    if (quantity === undefined) return
    const answer = await api.change(sku, quantity, { locale: locale.value })
    const meanwhile = wanted.get(sku) !== quantity
    if (answer.ok && meanwhile) return change(sku)
    wanted.delete(sku)
    const grown = before ? quantity - before.quantity : 0
    await take(sku, answer, before && grown > 0 ? { sku, productName: before.productName, quantity: grown } : undefined)
  }

  async function setQuantity(sku: string, quantity: number): Promise<void> {
    problems.delete(sku)
    const underWay = wanted.has(sku)
    wanted.set(sku, quantity)
    if (!underWay) await inTurn(() => change(sku))
  }

  const remove = (sku: string) =>
    inTurn(async () => {
      problems.delete(sku)
      const out = load.value.phase === 'ready' ? takenOut(load.value.value.cart.lines, sku) : undefined
      if (!(await take(sku, await api.remove(sku, { locale: locale.value })))) return false
      if (out) removed.value = [...removed.value.filter(({ line }) => line.sku !== sku), out]
      return true
    })

  const putBack = (sku: string) =>
    inTurn(async () => {
      problems.delete(sku)
      const out = removed.value.find(({ line }) => line.sku === sku)
      if (!out || lineOf(sku)) return false
      const { quantity, productName } = out.line
      const answer = await api.add({ sku, quantity }, { locale: locale.value })
      if (!(await take(sku, answer, { sku, productName, quantity }))) return false
      removed.value = removed.value.filter((other) => other !== out)
      return true
    })

  return { screen, wanted, problems, reload, setQuantity, remove, putBack }
}
