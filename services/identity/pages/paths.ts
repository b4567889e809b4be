import type { Links } from '../ports.ts'

/** Where the pages are. */
export const paths = {
  interaction: (id: string) => `/interaction/${id}`,
  signUp: '/sign-up',
  signUpSent: '/sign-up/sent',
  verify: '/verify',
  verifyDone: '/verify/done',
  forgot: '/forgot',
  forgotSent: '/forgot/sent',
  reset: '/reset',
  resetDone: '/reset/done',
  account: '/account',
  password: '/account/password',
  passkeys: '/account/passkeys',
  sessions: '/account/sessions',
  confirm: '/account/confirm',
  close: '/account/close',
  closed: '/closed',
  people: '/account/people',
  signedOut: '/signed-out',
} as const

/** The addresses of pages, as mails name them. */
export function linksFrom(issuer: string): Links {
  const to = (path: string) => `${issuer}${path}`
  return {
    verify: (token) => to(`${paths.verify}?token=${token}`),
    reset: (token) => to(`${paths.reset}?token=${token}`),
    forgot: to(paths.forgot),
    signUp: to(paths.signUp),
    passkeys: to(paths.passkeys),
  }
}
