import { Outage, type OutageKind } from '@galleria/chassis/outage'
import type { ProviderWord } from '../domain/provider-word.ts'
import type { Provider } from '../ports.ts'

/** What the provider says when it is asked: a word, or the kind of outage. */
export type Line = ProviderWord | OutageKind

/** What the provider says, question by question; the last line is repeated. */
export type Script = Partial<Record<'authorize' | 'capture' | 'cancel' | 'find', Line[]>>

/** A provider that follows a script and remembers what it was asked. A question without a line is an error of the test. */
export function scriptedProvider(script: Script): Provider & { readonly asked: string[] } {
  const asked: string[] = []
  async function say(question: keyof Script): Promise<ProviderWord> {
    asked.push(question)
    const lines = script[question] ?? []
    const line = lines.length > 1 ? lines.shift() : lines[0]
    if (line === undefined) throw new Error(`the script has no line for ${question}`)
    if (typeof line === 'string') throw new Outage(line, 'psp')
    return line
  }
  return {
    asked,
    openField: async () => ({ url: 'http://psp.test/fields/1', origin: 'http://psp.test', expiresAt: 1 }),
    authorize: () => say('authorize'),
    capture: () => say('capture'),
    cancel: () => say('cancel'),
    find: () => say('find'),
  }
}
