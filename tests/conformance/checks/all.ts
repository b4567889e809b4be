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

/** Those that leave a running service as it was. Lists run at the same time, the checks of each one after the other. */
export const besideEachOther: readonly (readonly Check[])[] = [
  [...registrationChecks, ...healthChecks, ...metricsChecks],
  [...answerChecks, ...errandAnswerChecks, ...idempotencyChecks, ...keyedChecks, ...budgetChecks, ...errandChecks],
  badInputChecks,
  [...tracingChecks, ...resourceChecks],
  endingChecks,
  [...tokenChecks, ...peopleChecks, ...userChecks],
  // Some effects can only be counted, so nothing else may be heard meanwhile.
  [...eventChecks, ...announcementChecks, ...deadLetterChecks, ...auditChecks, ...metricsOfEventsChecks],
  permissionChecks,
]

/** Those that start programs of their own, and look at those only: they may run beside all others. */
export const apart: readonly Check[] = configurationChecks

/** Those that change what they look at, in this order; the last ends it, and what is left to see is its log. */
export const oneAfterTheOther: readonly Check[] = [
  ...rotationChecks,
  ...brokerChecks,
  ...killChecks,
  ...wipeChecks,
  ...drainChecks,
  ...loneDrainChecks,
  ...storeChecks,
  ...logChecks,
]

/** Every check there is. */
export const allChecks: readonly Check[] = [...besideEachOther.flat(), ...apart, ...oneAfterTheOther]
