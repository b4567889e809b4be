import type { Range } from '../ranges.ts'
import type { Text } from '../types.ts'

/** What is written of a product: the line under its name, and what the page tells. */
export interface Words {
  readonly summary: Text
  readonly description: Text
}

/** The words for a range. */
export function wordsOf({ name, stuff, origin, kind }: Range): Words {
  return {
    summary: { en: `${kind.noun.en[0]?.toUpperCase()}${kind.noun.en.slice(1)} in ${stuff.word.en}.`, ko: `${stuff.word.ko} ${kind.noun.ko}.` },
    description: {
      en: `The ${name.en} is made of ${stuff.made.en[0]?.toLowerCase()}${stuff.made.en.slice(1)} in ${origin.en}. It is made to be used every day.`,
      ko: `${name.ko}. ${stuff.made.ko}. 매일 쓰도록 만들었습니다.`,
    },
  }
}
