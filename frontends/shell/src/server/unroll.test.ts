import { expect, test } from 'bun:test'
import { unroll } from './unroll.ts'

test('what came late stands where it belongs', async () => {
  expect(await unroll(['<p>', Bun.sleep(2).then(() => ['late', ' ']), ['now', Promise.resolve(['!'])], '</p>'])).toBe(
    '<p>late now!</p>',
  )
})

test('a part that breaks rejects, and others that break behind it are not left unhandled', async () => {
  const unhandled: unknown[] = []
  const note = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', note)
  const broken = (after: number) => Bun.sleep(after).then(() => Promise.reject(new Error(`broke after ${after} ms`)))

  await expect(unroll(['<p>', broken(1), [broken(3)], Promise.resolve([broken(2)])])).rejects.toThrow('after 1 ms')
  await Bun.sleep(10)

  process.off('unhandledRejection', note)
  expect(unhandled).toEqual([])
})
