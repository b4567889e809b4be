import { expect, test } from 'bun:test'
import { join } from 'node:path'
import { groupNumber } from '../cards/card-form.ts'
import { testCards } from '../cards/test-cards.ts'
import { merchantRoutes } from '../lies/merchant-routes.ts'
import { modeNames } from '../lies/modes.ts'
import { readSettings } from '../settings.ts'

test('the documentation names every route, mode, card and setting', async () => {
  const readme = await Bun.file(join(import.meta.dir, '../README.md')).text()
  const rows = readme.split('\n').filter((line) => line.startsWith('|'))
  const modesTable = rows.map((row) => /^\| `([a-z-]+)` +\|/.exec(row)?.[1]).filter((mode) => mode !== undefined)
  expect(modesTable).toEqual([...modeNames])
  for (const route of merchantRoutes) expect(readme).toContain(route.replace(':id', '{id}'))
  for (const { number } of testCards) expect(readme).toContain(groupNumber(number))
  const every = {
    PSP_API_KEY: 'psp_key_for_a_test_only',
    PSP_ORIGIN: 'http://psp.test',
    PSP_WEBHOOK_URL: 'http://shop.test/webhooks/psp',
    PSP_WEBHOOK_SECRET: 'psp_hook_for_a_test_only',
    PSP_SEED: '1',
  }
  for (const setting of Object.keys(readSettings(every))) expect(readme).toContain(`\`${setting}\``)
})
