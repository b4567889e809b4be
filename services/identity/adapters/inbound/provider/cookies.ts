/** The names of its cookies. `__Http-` ones cannot be made by script; only one with the path `/` may be called `__Host-`. */
export const cookieNames = {
  session: '__Host-Http-galleria-identity',
  interaction: '__Http-galleria-interaction',
  resume: '__Http-galleria-resume',
} as const

/** What a cookie of its may do; who changes one says which (`overwrite`), and cannot make one up (`signed`). */
export const cookieManners = { httpOnly: true, sameSite: 'lax', overwrite: true, signed: true } as const
/** The one of a session, on every path. */
export const sessionCookie = { ...cookieManners, path: '/' } as const
