import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the exported contracts lie: all that the kit knows of a service's language. */
export const contractsDir = join(import.meta.dir, '../../../packages/contracts/schemas')

/** A JSON Schema (2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>

/** Who may ask, as it is exported. */
export type AccessDocument =
  | { readonly kind: 'open' }
  | { readonly kind: 'callers'; readonly callers: readonly string[] }
  | {
      readonly kind: 'roles'
      readonly may: Readonly<Record<string, 'own' | 'any'>>
      /** The fields of a request that say whose it is. */
      readonly owner: readonly string[]
      readonly conceals?: string
    }

/** An endpoint, as it is exported. */
export interface EndpointDocument {
  readonly subject: string
  readonly access: AccessDocument
  readonly idempotent: boolean
  readonly needsKey: boolean
  readonly timeoutMs: number
  readonly refusals: readonly string[]
  readonly request: JsonSchema
  readonly reply: JsonSchema
  readonly example: { readonly request: Fields; readonly reply: Fields }
}

/** An event, as it is exported. */
export interface EventDocument {
  readonly type: string
  readonly version: number
  readonly data: JsonSchema
  readonly example: Fields
}

/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>

/** A context's published language, as it is exported. */
export interface ContractDocument {
  readonly context: string
  readonly rank: string
  readonly stream?: string
  readonly endpoints: Readonly<Record<string, EndpointDocument>>
  readonly events: Readonly<Record<string, EventDocument>>
}

/** Problems by their code, as they are exported. */
export type ProblemTable = Readonly<
  Record<string, { readonly type: string; readonly status: number; readonly title: string }>
>

/** Reads what a context says on the wire. */
export async function readContract(context: string): Promise<ContractDocument> {
  return JSON.parse(await readFile(join(contractsDir, `${context}.json`), 'utf8'))
}

/** Reads all the ways of saying no. */
export async function readProblems(): Promise<ProblemTable> {
  return JSON.parse(await readFile(join(contractsDir, 'problems.json'), 'utf8'))
}

/** Good and bad documents of a context, made from its schemas. */
export interface GoldenDocuments {
  readonly endpoints: Readonly<
    Record<
      string,
      {
        readonly requests: readonly unknown[]
        readonly invalidRequests: readonly {
          readonly about: string
          readonly field: string
          readonly request: unknown
        }[]
      }
    >
  >
  readonly events: Readonly<
    Record<string, { readonly data: readonly Fields[]; readonly invalidData: readonly unknown[] }>
  >
}

/** Reads them. */
export async function readGolden(context: string): Promise<GoldenDocuments> {
  return JSON.parse(await readFile(join(contractsDir, 'golden', `${context}.json`), 'utf8'))
}
