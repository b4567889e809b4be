import type { Subject } from '../subject/subject.ts'
import { announcementChecks } from './announcements.ts'
import { answerChecks, errandAnswerChecks } from './answers.ts'
import { auditChecks } from './audit-trail.ts'
import { badInputChecks } from './bad-input.ts'
import { brokerChecks, wipeChecks } from './broker.ts'
import { budgetChecks, errandChecks } from './budget.ts'
import type { Check } from './check.ts'
import { configurationChecks, rotationChecks } from './configuration.ts'
import { deadLetterChecks } from './dead-letters.ts'
import { drainChecks, loneDrainChecks } from './drain.ts'
import { eventChecks } from './events.ts'
import { healthChecks } from './health.ts'
import { idempotencyChecks, keyedChecks } from './idempotency.ts'
import { killChecks } from './kill.ts'
import { metricsChecks, metricsOfEventsChecks } from './metrics.ts'
import { peopleChecks, userChecks } from './people.ts'
import { permissionChecks } from './permissions.ts'
import { registrationChecks } from './registration.ts'
import { logChecks, storeChecks } from './remains.ts'
import { endingChecks, tokenChecks } from './tokens.ts'
import { resourceChecks, tracingChecks } from './tracing.ts'

/** Those that may be put to a service which others are using: they read, or ask for what has to be refused. */
export const harmless: readonly (readonly Check<Subject>[])[] = [
  [...registrationChecks, ...healthChecks, ...metricsChecks],
  [...answerChecks, ...idempotencyChecks, ...budgetChecks],
  badInputChecks,
  tracingChecks,
  endingChecks,
  [...tokenChecks, ...peopleChecks],
]

/** What is left to see when the others have been there. */
export const afterwards: readonly Check<Subject>[] = logChecks

/** Checks that a service in use is spared. */
export interface LeftOut {
  readonly why: string
  readonly checks: readonly Check[]
}

/** The others, by what they would take. */
export const leftOut: readonly LeftOut[] = [
  {
    why: 'its neighbours are real here, and do not fail or dawdle when the kit would like them to',
    checks: [...errandAnswerChecks, ...errandChecks],
  },
  { why: 'what is asked for under a key would really be bought', checks: keyedChecks },
  { why: 'only the identity server can say who has signed in, and its key is its own', checks: userChecks },
  {
    why: 'events and their audit would be taken in earnest by everybody',
    checks: [
      ...eventChecks,
      ...announcementChecks,
      ...deadLetterChecks,
      ...auditChecks,
      ...metricsOfEventsChecks,
      ...permissionChecks,
    ],
  },
  { why: 'the observatory does not keep what a span says of its process', checks: resourceChecks },
  { why: 'it was started by somebody else, on what that one told it', checks: configurationChecks },
  {
    why: 'the service, the broker or the keys would have to go while others need them',
    checks: [
      ...rotationChecks,
      ...brokerChecks,
      ...killChecks,
      ...wipeChecks,
      ...drainChecks,
      ...loneDrainChecks,
      ...storeChecks,
    ],
  },
]
