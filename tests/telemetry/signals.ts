import { contracts } from '@galleria/contracts/all'
import { askSubject } from '@galleria/contracts/contract'
import { allProcesses, type Process, type ProcessName } from '@galleria/infra/topology'
import type { Platform } from '../support/platform.ts'
import { ownPage } from '../support/shopper.ts'
import type { Tester } from '../support/tester.ts'

/** Where a refusal must have left its marks. */
export interface Provoked {
  readonly traceId: string
  /** The span that the process made of it. */
  readonly span: string
  /** The counter that grew by it. */
  readonly metric: { readonly name: string; readonly labels: Readonly<Record<string, string>> }
}

/** Every process that is ours: those must be seen into. */
export const ours = allProcesses
  .filter(({ entry, outside }) => entry !== undefined && outside !== true)
  .map((process) => ({ ...process, name: process.name as ProcessName }))

/** Sends a process something that it has to refuse: on the bus when it answers there, else through the front door. */
export async function provoke(process: Process, shop: Platform, tester: Tester): Promise<Provoked> {
  if (process.context === undefined) return provokeEdge(process, shop)
  const contract = contracts.find(({ context }) => context === process.context)
  const [key, endpoint] = Object.entries(contract?.endpoints ?? {})[0] ?? []
  if (!contract || !key || !endpoint) throw new Error(`${process.name} has no contract that this test knows`)
  const { traceId } = await tester.send(askSubject(contract.context, key), '{"nobody":"asks for this"}')
  const method = `${contract.context}.${key}`
  const code = endpoint.access.kind === 'open' ? 'invalid-request' : 'not-authenticated'
  return {
    traceId,
    span: `${process.name} server ${method}`,
    metric: { name: 'galleria_refusals_total', labels: { rpc_method: method, code } },
  }
}

async function provokeEdge(process: Process, shop: Platform): Promise<Provoked> {
  return process.name === 'renderer' ? provokeRenderer(process, shop) : provokeDoor(process, shop)
}

/** Nobody outside can reach it; it refuses what the gateway would never ask. */
async function provokeRenderer({ name }: Process, shop: Platform): Promise<Provoked> {
  // It works in the trace it is asked in, and has no need to name it.
  const traceId = crypto.randomUUID().replaceAll('-', '')
  const { status } = await fetch(`${shop.address(name as ProcessName)}/pages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
    body: '{"target":"nowhere"}',
  })
  return refusedWith400({ status, traceId }, name, '/pages')
}

async function provokeDoor({ name }: Process, shop: Platform): Promise<Provoked> {
  const route = name === 'gateway' ? '/api/web/*' : '/api/web/cart/lines'
  const response = await fetch(`${shop.url}/api/web/cart/lines`, {
    method: 'POST',
    headers: { ...ownPage, 'content-type': 'application/json' },
    body: '{"sku":"no such thing","quantity":0}',
  })
  return refusedWith400({ status: response.status, traceId: response.headers.get('x-trace-id') }, name, route)
}

function refusedWith400(
  { status, traceId }: { readonly status: number; readonly traceId: string | null },
  name: string,
  route: string,
): Provoked {
  if (status !== 400 || !traceId) throw new Error(`${name} answered ${status}, trace ${traceId}`)
  return {
    traceId,
    span: `${name} server POST ${route}`,
    metric: {
      name: 'http_server_request_duration_seconds_count',
      labels: { http_request_method: 'POST', http_route: route, http_response_status_code: '400' },
    },
  }
}
