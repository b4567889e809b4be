import { expect, test } from 'bun:test'
import { page, withPicture } from './containers.ts'

test('the container picture is that of the topology; if not, run: bun docs/containers.ts', async () => {
  const text = await Bun.file(page).text()
  expect(text).toBe(withPicture(text))
  expect(text).toContain('orders -->|asks| payments')
})
