import type { Answer } from '@galleria/contracts/answer'

/**
 * The value of an answer that we have no plan for refusing.
 * @throws when it was refused: then one of the two does not keep to the contract, which is a bug.
 */
export function answered<Value>(answer: Answer<Value>, endpoint: string): Value {
  if (answer.ok) return answer.value
  throw new Error(`${endpoint} refused what the contract allows: ${answer.problem.code}`)
}
