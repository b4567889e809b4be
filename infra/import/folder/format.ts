import { z } from 'zod'
import { type Reason, reasons } from '../goods/sellable.ts'

/** The format of an import; a reader refuses another one. */
export const formatVersion = 1

const Sku = z.string().regex(/^[A-Z]{3}-\d{3}-[A-Z]{2,4}$/)
const Pieces = z.int().min(1).max(10_000_000)

/** A product as it was sold: one stock code, with a variant for each price. */
export const ImportedProduct = z.strictObject({
  productId: z.string().min(1).max(80),
  /** What its skus begin with. */
  head: z.string().regex(/^[A-Z]{3}-\d{3}$/),
  stockCode: z.string().min(1),
  name: z.string().min(1),
  /** The day it was first sold. */
  addedOn: z.iso.date(),
  /** How many rows of the data set are about it. */
  lines: z.int().min(0),
  variants: z.array(z.strictObject({ sku: Sku, priceCents: z.int().min(1), pieces: Pieces })).min(1),
})
/** See {@link ImportedProduct}. */
export type ImportedProduct = z.infer<typeof ImportedProduct>

/** What is not sold or given back here, by reason, in thousandths; a part of an invoice. */
export const LeftOut = z.array(
  z.strictObject({
    reason: z.enum(Object.keys(reasons) as [Reason, ...Reason[]]),
    rows: z.int().min(1),
    mills: z.int(),
  }),
)
/** See {@link LeftOut}. */
export type LeftOut = z.infer<typeof LeftOut>

const about = {
  invoice: z.string(),
  /** The shop's own time, read as if it were UTC. */
  at: z.iso.datetime(),
  customer: z.string().optional(),
  leftOut: LeftOut,
}

/** Somebody bought something. A line is all pieces of one variant. */
export const Sale = z.strictObject({
  kind: z.literal('sale'),
  ...about,
  lines: z.array(z.strictObject({ sku: Sku, pieces: Pieces, priceCents: z.int().min(1) })),
})
/** See {@link Sale}. */
export type Sale = z.infer<typeof Sale>

/** Somebody gave something back, each time of a sale before it. */
export const Cancellation = z.strictObject({
  kind: z.literal('cancellation'),
  ...about,
  takes: z.array(z.strictObject({ invoice: z.string(), sku: Sku, pieces: Pieces, priceCents: z.int().min(1) })),
})
/** See {@link Cancellation}. */
export type Cancellation = z.infer<typeof Cancellation>

/** A line of `invoices.jsonl`. */
export const Invoice = z.discriminatedUnion('kind', [Sale, Cancellation])
/** See {@link Invoice}. */
export type Invoice = z.infer<typeof Invoice>

/** `manifest.json`: what the import is of. Money in thousandths. */
export const Manifest = z.strictObject({
  format: z.literal(formatVersion),
  source: z.string(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  products: z.int().min(0),
  variants: z.int().min(0),
  invoices: z.int().min(0),
  cancellations: z.int().min(0),
  /** All rows of sales, and all rows: of these invoices. */
  gross: z.int(),
  net: z.int(),
})
/** See {@link Manifest}. */
export type Manifest = z.infer<typeof Manifest>

/** The files of an import. */
export const files = {
  manifest: 'manifest.json',
  products: 'products.jsonl',
  openingStock: 'opening-stock.json',
  invoices: 'invoices.jsonl',
} as const
