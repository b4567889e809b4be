import type { Text } from '../types.ts'
import { bathWords } from './bath.ts'
import { candlesWords } from './candles.ts'
import { ceramicsWords } from './ceramics.ts'
import { decorWords } from './decor.ts'
import { gardenWords } from './garden.ts'
import { giftsWords } from './gifts.ts'
import { glasswareWords } from './glassware.ts'
import { kidsWords } from './kids.ts'
import { kitchenWords } from './kitchen.ts'
import { lightingWords } from './lighting.ts'
import { seatingWords } from './seating.ts'
import { stationeryWords } from './stationery.ts'
import { storageWords } from './storage.ts'
import { tablesWords } from './tables.ts'
import { textilesWords } from './textiles.ts'
import type { Words } from './words.ts'

/** Every product has words of its own; none is filled in from a pattern. */
export const words: Words = {
  ...lightingWords,
  ...seatingWords,
  ...tablesWords,
  ...storageWords,
  ...textilesWords,
  ...ceramicsWords,
  ...kitchenWords,
  ...glasswareWords,
  ...bathWords,
  ...decorWords,
  ...candlesWords,
  ...stationeryWords,
  ...gardenWords,
  ...kidsWords,
  ...giftsWords,
}

/** What is written of a product: the line under its name, and what its page tells. */
export function wordsOf(productId: string): { readonly summary: Text; readonly description: Text } {
  const written = words[productId]
  if (written === undefined) throw new Error(`Nothing is written of ${productId}.`)
  const [summary, description, summaryKo, descriptionKo] = written
  return { summary: { en: summary, ko: summaryKo }, description: { en: description, ko: descriptionKo } }
}
