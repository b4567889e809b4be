import { expect, test } from 'bun:test'
import { join } from 'node:path'

/** Runs a script against a logger of its own process, as its lines go to stdout. */
async function logged(script: string, level = 'info'): Promise<Record<string, unknown>[]> {
  const program = `
    import { createLogger } from ${JSON.stringify(join(import.meta.dir, 'logger.ts'))}
    const log = createLogger('orders', 'orders-1', ${JSON.stringify(level)})
    ${script}`
  const child = Bun.spawn([process.execPath, '-e', program], { stdout: 'pipe', stderr: 'inherit' })
  const text = await new Response(child.stdout).text()
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

test('a line says when, how bad, who and what, and a child adds its own', async () => {
  const [line] = await logged(`log.child({ traceId: 'abc' }).child({ consumer: 'c' }).warn({ delivery: 2 }, 'again')`)
  expect(line).toMatchObject({
    level: 'warn',
    service: 'orders',
    instance: 'orders-1',
    trace_id: 'abc',
    consumer: 'c',
    delivery: 2,
    message: 'again',
  })
  expect(Date.parse(String(line?.time))).toBeGreaterThan(0)
})

test('an error is written with its stack and the causes behind it', async () => {
  const [line] = await logged(`log.error({ error: new Error('outer', { cause: new TypeError('inner') }) }, 'failed')`)
  const error = line?.error as { message: string; stack: string; cause: { message: string; type: string } }
  expect(error.message).toBe('outer')
  expect(error.stack).toContain('Error: outer')
  expect(error.cause).toMatchObject({ type: 'TypeError', message: 'inner' })
})

test('what is below the level is not written, and nothing at all when silent', async () => {
  const script = `log.debug({}, 'd'); log.info({}, 'i'); log.warn({}, 'w'); log.error({}, 'e')`
  expect((await logged(script, 'warn')).map(({ message }) => message)).toEqual(['w', 'e'])
  expect(await logged(script, 'silent')).toEqual([])
})

test('a text from outside stays one line', async () => {
  const lines = await logged(`log.info({ field: 'a\\n{"level":"error"}' }, 'x\\ny')`)
  expect(lines).toHaveLength(1)
})

test('the last line before the end of the process is written', async () => {
  const lines = await logged(`log.error({}, 'an exception was not handled'); process.exit(1)`)
  expect(lines.map(({ message }) => message)).toEqual(['an exception was not handled'])
})
