import { afterAll, expect, test } from 'bun:test'
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ProductId, Sku } from '@galleria/contracts/values'
import { gzipSync } from 'bun'
import type { Invoice } from '../folder/format.ts'
import { readInvoices, readManifest } from '../folder/read-import.ts'
import { importOrders } from '../import-orders.ts'
import { fewOrders } from './few-orders.ts'

const place = mkdtempSync(join(tmpdir(), 'galleria-imports-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))
const fresh = () => join(place, `import-${crypto.randomUUID()}`)

async function invoicesIn(folder: string): Promise<Invoice[]> {
  return Array.fromAsync(readInvoices(folder))
}

test('what is imported comes to what the README says, and what is left out has a reason', async () => {
  const out = fresh()
  const { comparisons, made } = await importOrders(await fewOrders(), out)
  expect(comparisons.filter(({ agrees }) => !agrees)).toEqual([])
  expect(made?.manifest).toMatchObject({ invoices: 11, cancellations: 5, products: 3, variants: 4, gross: 147_761 })
  expect(made?.sold).toBe(140_820)
  expect(made?.leftOut.list()).toEqual([
    { reason: 'postage', rows: 1, mills: 18_000 },
    { reason: 'adjustment', rows: 1, mills: 0 },
    { reason: 'not-a-product', rows: 1, mills: 1 },
    { reason: 'bad-debt', rows: 1, mills: -11_060 },
  ])
  expect(made?.takenBack).toBe(111_120)
  expect(made?.notTakenBack.list()).toEqual([
    { reason: 'discount', rows: 1, mills: -27_500 },
    { reason: 'sale-not-found', rows: 1, mills: -14_850 },
  ])
})

test('rows of an invoice are one sale, also when another began in between, and the pieces of a variant are one line', async () => {
  const out = fresh()
  await importOrders(await fewOrders(), out)
  const invoices = await invoicesIn(out)
  expect(invoices.slice(0, 2)).toMatchObject([
    {
      invoice: '600001',
      at: '2010-12-01T08:26:00Z',
      customer: '11001',
      lines: [
        { sku: 'QAA-000-AA', pieces: 10, priceCents: 255 },
        { sku: 'QAA-001-AA', pieces: 2, priceCents: 495 },
      ],
    },
    { invoice: '600002', lines: [{ sku: 'QAA-002-AA', pieces: 240 }], leftOut: [{ reason: 'postage' }] },
  ])
})

test('a cancellation takes back what the same customer bought last at that price', async () => {
  const out = fresh()
  await importOrders(await fewOrders(), out)
  const taken = (await invoicesIn(out)).flatMap((invoice) => (invoice.kind === 'cancellation' ? invoice.takes : []))
  expect(taken).toEqual([
    { invoice: '600001', sku: 'QAA-001-AA', pieces: 1, priceCents: 495 },
    { invoice: '600002', sku: 'QAA-002-AA', pieces: 240, priceCents: 42 },
    { invoice: '600006', sku: 'QAA-002-AA', pieces: 1, priceCents: 42 },
    { invoice: '600001', sku: 'QAA-001-AA', pieces: 1, priceCents: 495 },
  ])
})

test('each price of a stock code is a variant of one product, whatever the spelling, and leads back to it', async () => {
  const out = fresh()
  await importOrders(await fewOrders(), out)
  const products = (await Bun.file(join(out, 'products.jsonl')).text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(products[0]).toMatchObject({
    productId: 'blue-teapot-for-two-11111a',
    head: 'QAA-000',
    stockCode: '11111A',
    variants: [
      { sku: 'QAA-000-AA', priceCents: 255, pieces: 10 },
      { sku: 'QAA-000-AB', priceCents: 336, pieces: 1 },
    ],
  })
  for (const { productId, variants } of products) {
    ProductId.parse(productId)
    for (const { sku } of variants) Sku.parse(sku)
  }
})

test('a part of the days is imported under the same skus, and the whole is checked all the same', async () => {
  const [whole, part] = [fresh(), fresh()]
  const folder = await fewOrders()
  await importOrders(folder, whole)
  await importOrders(folder, part, { to: '2010-12-02' })
  expect((await readManifest(part)).invoices).toBe(9)
  expect(await invoicesIn(part)).toEqual((await invoicesIn(whole)).slice(0, 9))
})

test('data that are not what their README says are not imported, and an older import stays as it was', async () => {
  const out = fresh()
  await importOrders(await fewOrders(), out)
  const before = await stat(join(out, 'manifest.json'))
  const wrong = await fewOrders(({ readme }) => ({ readme: readme.replace('147.76', '147.77') }))
  const { comparisons, made } = await importOrders(wrong, out)
  expect(made).toBeUndefined()
  expect(comparisons.filter(({ agrees }) => !agrees)).toEqual([
    { name: 'gross sales, GBP', said: '147.77', found: '147.76', agrees: false },
  ])
  expect((await stat(join(out, 'manifest.json'))).mtimeMs).toBe(before.mtimeMs)
})

const row = '600001,22222,"SET OF 3 TINS, ROUND",2,2010-12-01 08:26:00,4.95,11001,United Kingdom'
test.each([
  ['an invoice number', '60001x,22222,TINS,2,2010-12-01 08:26:00,4.95,11001,United Kingdom', 'line 3, InvoiceNo'],
  ['a stock code', '600001,,TINS,2,2010-12-01 08:26:00,4.95,11001,United Kingdom', 'line 3, StockCode'],
  ['a number of pieces', '600001,22222,TINS,two,2010-12-01 08:26:00,4.95,11001,United Kingdom', 'line 3, Quantity'],
  ['half a piece', '600001,22222,TINS,1.5,2010-12-01 08:26:00,4.95,11001,United Kingdom', 'line 3, Quantity'],
  ['a day', '600001,22222,TINS,2,2010-02-31 08:26:00,4.95,11001,United Kingdom', 'line 3, InvoiceDate'],
  ['a day that is over', '600001,22222,TINS,2,2010-11-30 08:26:00,4.95,11001,United Kingdom', 'line 3, InvoiceDate'],
  ['a price', '600001,22222,TINS,2,2010-12-01 08:26:00,"4,95",11001,United Kingdom', 'line 3, UnitPrice'],
  ['a customer', '600001,22222,TINS,2,2010-12-01 08:26:00,4.95,17850.0,United Kingdom', 'line 3, CustomerID'],
  ['a country', '600001,22222,TINS,2,2010-12-01 08:26:00,4.95,11001,', 'line 3, Country'],
  ['one field less', '600001,22222,TINS,2,2010-12-01 08:26:00,4.95,11001', 'line 3: '],
  [
    'a quote that is never closed',
    '600001,22222,"TINS,2,2010-12-01 08:26:00,4.95,11001,United Kingdom',
    'transactions',
  ],
])(
  'a row that is wrong in %s is told with file, line and field, and nothing is written',
  async (_what, wrong, where) => {
    const out = fresh()
    const folder = await fewOrders(({ transactions }) => ({ transactions: transactions.replace(row, wrong) }))
    await expect(importOrders(folder, out)).rejects.toThrow(where)
    expect(readdirSync(place).filter((name) => out.endsWith(name) || name.includes('.new-'))).toEqual([])
  },
)

test.each([
  [
    'is two customers’',
    (text: string) =>
      text.replace('POST,POSTAGE,1,2010-12-01 09:00:00,18.00,11002', 'POST,POSTAGE,1,2010-12-01 09:00:00,18.00,11003'),
    "line 7, CustomerID: 600002 is another customer's",
  ],
  [
    'goes on an hour later',
    (text: string) => text.replace('600006,33333', '600001,33333'),
    'line 11, InvoiceNo: 600001 goes on long after',
  ],
] as const)('an invoice that %s is told of, and what was written until then is gone', async (_what, change, where) => {
  const out = fresh()
  const folder = await fewOrders(({ transactions }) => ({ transactions: change(transactions) }))
  await expect(importOrders(folder, out)).rejects.toThrow(where)
  expect(readdirSync(place).filter((name) => out.endsWith(name) || name.includes('.new-'))).toEqual([])
})

test('a list of products that the rows do not bear out is told of', async () => {
  const folder = await fewOrders(({ products }) => ({
    products: products.replace('TINS, ROUND",4.95,4', 'TINS, ROUND",4.95,5'),
  }))
  await expect(importOrders(folder, fresh())).rejects.toThrow(
    'products.csv.gz, line 4: says 5 lines and -3 pieces of 22222',
  )
})

test('a file that is cut off is told of', async () => {
  const folder = await fewOrders()
  truncateSync(join(folder, 'transactions-until-2010-12-02.csv.gz'), 200)
  await expect(importOrders(folder, fresh())).rejects.toThrow('is no whole gzip file')
})

test('text that is not UTF-8 is told of', async () => {
  const folder = await fewOrders()
  const bytes = Buffer.from('InvoiceNo,StockCode,Description\xa310')
  await Bun.write(
    join(folder, 'transactions-until-2010-12-02.csv.gz'),
    gzipSync(Buffer.from(bytes.toString(), 'latin1')),
  )
  await expect(importOrders(folder, fresh())).rejects.toThrow('is not UTF-8')
})

test('a folder that is none of the data set is told of', async () => {
  const folder = mkdtempSync(join(place, 'empty-'))
  await expect(importOrders(folder, fresh())).rejects.toThrow('holds 0 files transactions-until-*.csv.gz and not one')
  writeFileSync(join(folder, 'transactions-until-2010-12-02.csv.gz'), '')
  await expect(importOrders(folder, fresh())).rejects.toThrow('holds no README.md')
})
