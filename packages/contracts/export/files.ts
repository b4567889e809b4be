import { contracts } from '../src/all.ts'
import { problem, problems } from '../src/problem.ts'
import { asyncApi } from './asyncapi/document.ts'
import { exportContract } from './export-contract.ts'
import { type Golden, goldenOf } from './golden/golden.ts'

/** All that is exported: the text of each file by its path from the root of the repository. */
export function exportedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ...contracts.map((contract) => [schemaPath(contract.context), json(exportContract(contract))] as const),
    [schemaPath('problems'), json(exportProblems())] as const,
    ...contracts.map((contract) => [schemaPath(`golden/${contract.context}`), inLines(goldenOf(contract))] as const),
    ['docs/asyncapi.yaml', yaml(asyncApi(contracts))] as const,
  ])
}

function schemaPath(name: string): string {
  return `packages/contracts/schemas/${name}.json`
}

function exportProblems() {
  const codes = Object.keys(problems) as (keyof typeof problems)[]
  return Object.fromEntries(
    codes.map((code) => {
      const { type, status, title } = problem(code)
      return [code, { type, status, title }]
    }),
  )
}

/** One way of writing JSON, so that the same contracts always make the same bytes, and no byte is a control character. */
function json(value: unknown): string {
  return `${withoutControls(JSON.stringify(value, null, 2))}\n`
}

/** Each document on a line of its own: a difference shows which it was. */
function inLines({ context, endpoints, events }: Golden): string {
  const documents: unknown[] = []
  const placed = JSON.stringify(
    { context, endpoints, events },
    (_key, value) => {
      if (!Array.isArray(value)) return value
      return value.map((document) => `@${documents.push(document) - 1}@`)
    },
    2,
  )
  return `${withoutControls(placed.replaceAll(/"@(\d+)@"/g, (_, place) => JSON.stringify(documents[Number(place)])))}\n`
}

function yaml(value: unknown): string {
  return `${withoutControls(Bun.YAML.stringify(value, null, 2))}\n`
}

/** Only within quotes do control characters occur, and both languages write them there alike. */
function withoutControls(text: string): string {
  return text.replaceAll(/[\u007f-\u009f]/g, (character) => `\\u${hex(character)}`)
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0')
}
