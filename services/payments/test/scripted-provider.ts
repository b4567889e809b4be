import { Outage, type OutageKind } from '@galleria/chassis/outage'
import type { ChargeWord, RefundWord } from '../domain/provider-word.ts'
import type { Provider, ProviderPage } from '../ports.ts'

/** What the provider says when it is asked: a word, or the kind of outage. */
export type Line<Word> = Word | OutageKind

/** What the provider says, question by question; the last line is repeated. */
export interface Script {
  readonly authorize?: Line<ChargeWord>[]
  readonly capture?: Line<ChargeWord>[]
  readonly cancel?: Line<ChargeWord>[]
  readonly find?: Line<ChargeWord>[]
  readonly refund?: Line<RefundWord>[]
  readonly findRefund?: Line<RefundWord>[]
  readonly entries?: Line<ProviderPage>[]
}

/** A provider that follows a script and remembers what it was asked. A question without a line is an error of the test. */
export function scriptedProvider(script: Script): Provider & { readonly asked: string[] } {
  const asked: string[] = []
  async function say<Word extends object>(question: string, lines: Line<Word>[] = []): Promise<Word> {
    asked.push(question)
    const line = lines.length > 1 ? lines.shift() : lines[0]
    if (line === undefined) throw new Error(`the script has no line for ${question}`)
    if (typeof line === 'string') throw new Outage(line, 'psp')
    return line
  }
  return {
    asked,
    openField: async () => ({ url: 'http://psp.test/fields/1', origin: 'http://psp.test', expiresAt: 1 }),
    authorize: () => say('authorize', script.authorize),
    capture: (_charge, cents) => say(`capture ${cents}`, script.capture),
    cancel: () => say('cancel', script.cancel),
    find: () => say('find', script.find),
    refund: (_charge, { amountCents }) => say(`refund ${amountCents}`, script.refund),
    findRefund: () => say('find refund', script.findRefund),
    entries: (after) => say(`entries after ${after ?? 'nothing'}`, script.entries),
  }
}
