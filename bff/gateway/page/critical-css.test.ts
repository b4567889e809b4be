import { afterAll, expect, test } from 'bun:test'
import { rememberingLogger } from '@galleria/testkit'
import { publishedFolder } from '../test/published.ts'
import { readSheets, stylesOf, wholeText } from './critical-css.ts'

const { folder, write, remove } = publishedFolder()
afterAll(remove)
const log = rememberingLogger()
const read = (...files: string[]) =>
  readSheets(
    folder,
    files.map((file) => `/frontends/${file}`),
    log,
  )

test('a sheet in a page finds its pictures where they are', async () => {
  write(
    'catalog/b1/assets/a.css',
    '@charset "utf-8";.a{b:url(./hero.svg) url("../x.png") url(#y) url(/z.svg) url(data:,x)}',
  )
  const sheets = await read('catalog/b1/assets/a.css')

  expect(wholeText(sheets, ['/frontends/catalog/b1/assets/a.css'])).toBe(
    '.a{b:url(/frontends/catalog/b1/assets/hero.svg) url("/frontends/catalog/b1/x.png") url(#y) url(/z.svg) url(data:,x)}',
  )
})

test('a sheet that is gone, that imports, or that would end its element, is linked', async () => {
  write('catalog/b1/imports.css', '@import "other.css";.a{b:c}')
  write('catalog/b1/ends.css', '.a:after{content:"</style>"}')
  write('catalog/b1/good.css', '.a{b:c}')
  const addresses = ['gone', 'imports', 'ends', 'good'].map((name) => `/frontends/catalog/b1/${name}.css`)
  const sheets = await readSheets(folder, addresses, log)

  expect(stylesOf(sheets, addresses)).toEqual({
    text: '.a{b:c}',
    inlined: addresses.slice(3),
    linked: addresses.slice(0, 3),
    isPartial: false,
  })
  expect(log.lines.map(({ fields }) => fields['address'])).toEqual([addresses[0]])
})

test('with its body at hand, a page carries what can apply to it', async () => {
  write('catalog/b1/lamp.css', '.lamp{a:b}.sofa{c:d}')
  write('catalog/b1/shop.css', 'h1{e:f}')
  const addresses = ['/frontends/catalog/b1/lamp.css', '/frontends/catalog/b1/shop.css']
  const sheets = await readSheets(folder, addresses, log)

  expect(stylesOf(sheets, addresses, '<p class="lamp"></p>')).toMatchObject({
    text: '.lamp{a:b}h1{e:f}',
    isPartial: true,
  })
})
