import { expect, test } from 'bun:test'
import { catalog, type Product } from '@galleria/contracts/catalog'
import { chosenVariant, pictureAtKey, stepPicture } from './variants.ts'

const example = catalog.endpoints['product.get'].example.reply as Product
const [oak] = example.variants as [Product['variants'][number]]
const lamp: Product = { ...example, variants: [oak, { ...oak, sku: 'LMP-012-BLK', name: 'Black', colour: 'black' }] }

test('the address chooses the variant', () => {
  expect(chosenVariant(lamp, 'LMP-012-BLK').name).toBe('Black')
})

test('without a word, or with a variant we no longer have, the first one is shown', () => {
  expect(chosenVariant(lamp, undefined).sku).toBe('LMP-012-OAK')
  expect(chosenVariant(lamp, 'LMP-012-NVY').sku).toBe('LMP-012-OAK')
})

test('pictures go round at both ends', () => {
  expect(stepPicture(3, 2, 1)).toBe(0)
  expect(stepPicture(3, 0, -1)).toBe(2)
  expect(stepPicture(1, 0, 1)).toBe(0)
})

test('the arrow keys, Home and End walk the pictures, and Tab is left alone', () => {
  expect(pictureAtKey('ArrowRight', 4, 3)).toBe(0)
  expect(pictureAtKey('ArrowLeft', 4, 2)).toBe(1)
  expect(pictureAtKey('Home', 4, 2)).toBe(0)
  expect(pictureAtKey('End', 4, 0)).toBe(3)
  expect(pictureAtKey('Tab', 4, 0)).toBeUndefined()
})
