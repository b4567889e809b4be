import type { Suggestion } from '@galleria/contracts/catalog'
import type { Locale } from '@galleria/contracts/values'
import { addresses } from '@galleria/ui'
import { computed, type Ref, ref, shallowRef } from 'vue'
import type { ShellApi } from '../api/shell-api.ts'
import { addressOf, step } from '../model/suggestion-address.ts'

/** How long the reader must have stopped typing before anyone is asked. */
const pauseMs = 120

/** The search field: completes what is typed, and goes where it is told. The latest question wins. */
export function useSearchBox({
  api,
  locale,
  go,
}: {
  readonly api: Pick<ShellApi, 'suggestions'>
  readonly locale: Readonly<Ref<Locale>>
  readonly go: (address: string) => void
}) {
  const text = ref('')
  const suggestions = shallowRef<readonly Suggestion[]>([])
  const active = ref(-1)
  const wanted = ref(false)
  const open = computed(() => wanted.value && suggestions.value.length > 0)
  let asking: AbortController | undefined
  let pause: ReturnType<typeof setTimeout> | undefined

  async function ask(prefix: string, signal: AbortSignal): Promise<void> {
    const answer = await api.suggestions(prefix, locale.value, signal)
    if (signal.aborted) return
    // Suggestions are a courtesy: without them the field still searches.
    suggestions.value = answer.ok ? answer.value.suggestions : []
    active.value = -1
  }

  function forget(): void {
    clearTimeout(pause)
    asking?.abort()
    suggestions.value = []
    active.value = -1
  }

  function close(): void {
    forget()
    wanted.value = false
  }

  function type(typed: string): void {
    text.value = typed
    const prefix = typed.trim()
    if (prefix === '') {
      close()
      return
    }
    wanted.value = true
    clearTimeout(pause)
    asking?.abort()
    const mine = new AbortController()
    asking = mine
    pause = setTimeout(() => void ask(prefix, mine.signal), pauseMs)
  }

  function choose(suggestion: Suggestion): void {
    text.value = suggestion.text
    close()
    go(addressOf(suggestion))
  }

  function submit(): void {
    const chosen = suggestions.value[active.value]
    if (open.value && chosen !== undefined) {
      choose(chosen)
      return
    }
    close()
    go(addresses.search(text.value.trim()))
  }

  const move = (by: 1 | -1) => {
    active.value = step(active.value, by, suggestions.value.length)
  }
  return { text, suggestions, active, open, type, choose, submit, move, close }
}
