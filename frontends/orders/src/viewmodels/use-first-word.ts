import { type Ref, ref } from 'vue'
import type { Timers } from './timers.ts'

/** A frame that was opened, and whether anything of it has come. */
export interface FirstWordViewModel {
  /** `silent` when nothing has come of a second frame either. */
  readonly word: Readonly<Ref<'awaited' | 'heard' | 'silent'>>
  /** A frame was opened. */
  opened(): void
  /** It has said something, so it is there. */
  heard(): void
  /** Nobody waits any more. */
  leave(): void
}

/** How long a frame that loads at all takes at the most. */
const patienceMs = 8_000

/**
 * Waits for the first word of a frame that is somebody else's: a browser does not tell whether what it should hold has come. The first
 * that stays silent is opened anew, the second is given up.
 */
export function useFirstWord(timers: Timers, openAnew: () => void): FirstWordViewModel {
  const word = ref<'awaited' | 'heard' | 'silent'>('awaited')
  let isSecond = false
  let stop: (() => void) | undefined

  function waited(): void {
    if (isSecond) word.value = 'silent'
    isSecond = !isSecond
    if (isSecond) openAnew()
  }

  return {
    word,
    opened() {
      stop?.()
      word.value = 'awaited'
      stop = timers.after(patienceMs, waited)
    },
    heard() {
      stop?.()
      isSecond = false
      word.value = 'heard'
    },
    leave: () => stop?.(),
  }
}
