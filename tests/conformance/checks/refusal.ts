import type { Subject } from '../subject/subject.ts'
import type { Fields } from '../wire/contract-document.ts'
import type { Reply } from '../wire/line.ts'
import { must, mustBe } from './check.ts'

/** A field that is wrong, as a problem names it. */
interface FieldError {
  readonly field: string
  readonly reason: string
}

/** What any endpoint may say, beside what its contract lists. */
export const everybodysCodes: ReadonlySet<string> = new Set([
  'invalid-request',
  'malformed-body',
  'body-too-large',
  'idempotency-key-missing',
  'not-authenticated',
  'not-permitted',
  'internal',
  'unavailable',
  'overloaded',
  'deadline-exceeded',
])

/** @throws Broken unless the reply is that refusal, in the one form that it has. Gives back the fields it names. */
export function mustRefuse({ problems }: Subject, reply: Reply, code: string, when: string): readonly string[] {
  must(reply.code !== undefined, `${when} was granted: ${reply.text.slice(0, 120)}`)
  mustBe(reply.code, code, `the code of ${when}`)
  return mustBeProblem(problems, reply, when)
}

/** @throws Broken unless the reply is a problem in its one form (SP-ERR-1). Gives back the fields it names. */
export function mustBeProblem(problems: Subject['problems'], reply: Reply, when: string): readonly string[] {
  const listed = problems[reply.code ?? '']
  must(listed, `${when} was refused with ${reply.code}, which is no code of problems.json`)
  const problem = parsed(reply.text, when)
  const { type, title, status, code } = problem
  mustBe({ type, title, status, code }, { ...listed, code: reply.code }, `the problem of ${when}`)
  mustBe(reply.status, String(listed.status), `Nats-Service-Error-Code of ${when}`)
  const errors = (problem.errors ?? []) as readonly FieldError[]
  must(
    errors.every(({ field, reason }) => typeof field === 'string' && typeof reason === 'string' && reason !== ''),
    `an error of ${when} has no field or no reason: ${reply.text.slice(0, 160)}`,
  )
  return errors.map(({ field }) => field)
}

function parsed(text: string, when: string): Fields {
  try {
    return JSON.parse(text) as Fields
  } catch {
    must(false, `the problem of ${when} is not JSON: ${text.slice(0, 80)}`)
    return {}
  }
}
