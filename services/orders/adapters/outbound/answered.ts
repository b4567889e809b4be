import type { Answer, Refusal } from '@galleria/contracts/answer'

/**
 * The value of an answer that we have no plan for refusing.
 * @throws when it was refused: then one of the two does not keep to the contract, which is a bug.
 */
export function answered<Value>(answer: Answer<Value>, endpoint: string): Value {
  if (answer.ok) return answer.value
  throw unplanned(answer, endpoint)
}

/** What a refusal is that nobody planned for. */
export function unplanned({ problem }: Refusal, endpoint: string): Error {
  return new Error(`${endpoint} refused what the contract allows: ${problem.code}`)
}
