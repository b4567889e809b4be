import type { Ports } from '../ports.ts'
import { makeChangePassword } from './change-password.ts'
import { makeCloseAccount } from './close-account.ts'
import { makeEndSessionsOf } from './end-sessions-of.ts'
import { makeFreshProof } from './fresh-proof.ts'
import { makeLookPersonUp } from './look-people-up.ts'
import { makePasskeys } from './passkeys.ts'
import { makeAskForReset, makeResetIsOpen, makeResetPassword } from './reset-password.ts'
import { makeEndSession, makeListSessions, makeSignOutEverywhere } from './sessions.ts'
import { makeSignIn } from './sign-in.ts'
import { makeSignUp } from './sign-up.ts'
import type { UseCases } from './use-cases.ts'
import { makeVerifyEmail } from './verify-email.ts'

/** All use cases, from what they need of the world. */
export function composeUseCases(ports: Ports): UseCases {
  return {
    signUp: makeSignUp(ports),
    verifyEmail: makeVerifyEmail(ports),
    signIn: makeSignIn(ports),
    isBusy: () => ports.passwords.isFull(),
    askForReset: makeAskForReset(ports),
    resetIsOpen: makeResetIsOpen(ports),
    resetPassword: makeResetPassword(ports),
    changePassword: makeChangePassword(ports),
    listSessions: makeListSessions(ports),
    endSession: makeEndSession(ports),
    signOutEverywhere: makeSignOutEverywhere(ports),
    passkeys: makePasskeys(ports),
    freshProof: makeFreshProof(ports),
    closeAccount: makeCloseAccount(ports),
    staff: { lookPersonUp: makeLookPersonUp(ports), endSessionsOf: makeEndSessionsOf(ports) },
  }
}
