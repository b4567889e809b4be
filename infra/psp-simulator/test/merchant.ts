/** What a merchant's test reads of an answer. */
export interface Reply {
  readonly status: number
  readonly json: Record<string, unknown>
  readonly headers: Headers
}

/** A merchant that asks a provider over HTTP, and never follows it elsewhere. */
export function merchantOf(url: string, apiKey: string) {
  const authorization = `Bearer ${apiKey}`

  async function raw(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    return await fetch(url + path, {
      method,
      headers: { authorization, 'content-type': 'application/json', ...headers },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }
  async function ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply> {
    const response = await raw(method, path, body, headers)
    return { status: response.status, headers: response.headers, json: (await response.json()) as Reply['json'] }
  }

  const merchant = {
    raw,
    ask,
    async token(number = '4242424242424242'): Promise<string> {
      const { json } = await ask('POST', '/v1/test_tokens', { number })
      return (json.data as { token: string }[])[0]?.token ?? ''
    },
    /** Asks for a charge of 178.00 under a reference, which is also its key. */
    async charge(reference: string, number?: string) {
      const source = await merchant.token(number)
      return await raw(
        'POST',
        '/v1/charges',
        { source, amount: '178.00', currency: 'eur', reference, capture: 'manual' },
        { 'idempotency-key': reference },
      )
    },
    capture: (id: unknown, amount: string) => raw('POST', `/v1/charges/${id}/capture`, { amount }),
    refund: (id: unknown, amount: string, reference: string) =>
      raw('POST', `/v1/charges/${id}/refunds`, { amount, reference }, { 'idempotency-key': reference }),
    /** The charge in the books, if there is one. */
    async found(reference: string) {
      const { json } = await ask('GET', `/v1/charges?reference=${reference}`)
      return (json.data as Record<string, unknown>[])[0]
    },
    async ledger() {
      const { json } = await ask('GET', '/v1/ledger')
      return (json.data as Record<string, unknown>[]).map(
        ({ kind, reference, amount }) => `${kind} ${reference} ${amount}`,
      )
    },
    /** Switches lies; none is the truth. */
    async lie(...modes: unknown[]) {
      const reply = await ask('PUT', '/simulator/modes', modes)
      if (reply.status !== 200) throw new Error(`the modes were refused: ${JSON.stringify(reply.json)}`)
    },
    async counts() {
      return (await ask('GET', '/simulator/modes')).json.counts as Record<string, number>
    },
  }
  return merchant
}
