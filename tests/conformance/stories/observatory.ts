import { eventually, must } from '../checks/check.ts'
import { freePort } from '../subject/free-port.ts'
import type { Story } from './story.ts'
import { granted } from './tell.ts'

const ports = new Map<string, number>()

/** The observatory takes in traces and finds them again. */
export const observatoryStory: Story = {
  async surroundings({ url }) {
    const port = freePort()
    ports.set(url, port)
    return { env: { HTTP_PORT: String(port) } }
  },
  reads: {
    'trace.list': () => ({ limit: 3 }),
    'dead-letter.list': () => ({ limit: 3 }),
  },
  granted: {
    'page-view.record': ({ contract }) => contract.endpoints['page-view.record']?.example.request ?? {},
  },
  async deed(trial) {
    const traceId = crypto.randomUUID().replaceAll('-', '')
    const moment = `${Date.now()}000000`
    const span = {
      traceId,
      spanId: '00f067aa0ba902b7',
      name: 'a span',
      startTimeUnixNano: moment,
      endTimeUnixNano: moment,
    }
    const body = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] })
    const headers = { 'content-type': 'application/json' }
    const address = `http://127.0.0.1:${ports.get(trial.broker.url)}/v1/traces`
    const { status } = await fetch(address, { method: 'POST', headers, body })
    must(status === 200, `an export was answered with ${status}`)
    return {
      holds: () => eventually(async () => void (await granted(trial, 'trace.get', { traceId })), 2_000),
    }
  },
}
