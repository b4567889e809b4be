import { afterAll, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readOpeningStock } from './opening-stock.ts'

const folder = mkdtempSync(join(tmpdir(), 'opening-stock-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function fileWith(text: string): Promise<string> {
  const file = join(folder, `${Bun.hash(text)}.json`)
  await Bun.write(file, text)
  return file
}

test('the opening stock is read as it was written', async () => {
  const file = await fileWith('[{"sku":"LMP-012-OAK","quantity":7}]')
  expect(await readOpeningStock(file)).toEqual([{ sku: 'LMP-012-OAK', quantity: 7 }])
})

test('a shop does not open on a file that is missing, is not JSON or says something impossible', async () => {
  await expect(readOpeningStock(join(folder, 'nowhere.json'))).rejects.toThrow('cannot be read')
  await expect(readOpeningStock(await fileWith('[{'))).rejects.toThrow('is not JSON')
  await expect(readOpeningStock(await fileWith('[{"sku":"LMP-012-OAK","quantity":-1}]'))).rejects.toThrow(
    'is not an opening stock',
  )
  await expect(readOpeningStock(await fileWith('[{"sku":"lamp","quantity":1}]'))).rejects.toThrow(
    'must look like LMP-012-OAK',
  )
})
