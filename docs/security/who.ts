import { join } from 'node:path'
import { Glob } from 'bun'
import type { Access } from '../../packages/contracts/src/access.ts'
import type { Contract } from '../../packages/contracts/src/contract.ts'
import { table } from './table.ts'

const folder = join(import.meta.dir, '../../packages/contracts/src')

/** Every contract there is: found and not listed, so that a new one cannot be left out. */
async function contracts(): Promise<readonly Contract[]> {
  const files = [...new Glob('*.ts').scanSync({ cwd: folder })].filter((file) => !file.endsWith('.test.ts')).toSorted()
  const modules = await Promise.all(files.map((file) => import(join(folder, file)) as Promise<Record<string, unknown>>))
  return modules.flatMap((module) => Object.values(module).filter(isContract))
}

/** Who may ask which endpoint about whose, read from the policies that stand beside the endpoints. */
export async function whoMayAsk(): Promise<string> {
  const rows = (await contracts()).flatMap(({ context, endpoints }) =>
    Object.entries(endpoints).map(([key, { access }]) => [`\`${context}.${key}\``, who(access)]),
  )
  return table(['Endpoint', 'Who may ask it'], rows).trimEnd()
}

function who(access: Access): string {
  if (access.kind === 'open') return 'everybody'
  if (access.kind === 'callers') return `the process ${access.callers.join(', ')}`
  const may = Object.entries(access.may).map(([role, reach]) =>
    reach === 'any' ? `**${role}: anybody’s**` : `${role}: own`,
  )
  return `${may.join(', ')}${access.conceals ? `; else \`${access.conceals}\`` : ''}`
}

function isContract(value: unknown): value is Contract {
  return typeof value === 'object' && value !== null && 'endpoints' in value && 'context' in value
}
