import { Locale } from '@galleria/contracts/values'
import { z } from 'zod'
import { type Api, serveBare } from '../api/api.ts'
import { formFields } from './form-fields.ts'
import { ownPath } from './own-path.ts'
import { seeOther } from './see-other.ts'

const PreferenceForm = z
  .strictObject({
    locale: Locale.optional(),
    /** `system` leaves it to the device, which is what holds without a cookie. */
    theme: z.enum(['light', 'dark', 'system']).optional(),
    back: z.string().optional(),
  })
  .refine(({ locale, theme }) => locale !== undefined || theme !== undefined, {
    path: ['locale'],
    message: 'or theme must be given',
  })
const yearSeconds = 31_536_000

/** Language and theme for pages without scripts. Nobody is asked: both are the browser's to remember. */
export function addPreferenceForms(api: Api): void {
  serveBare(api, { method: 'post', path: '/forms/preferences', access: 'everyone' }, async (c) => {
    const { locale, theme, back } = await formFields(c, PreferenceForm)
    return seeOther(ownPath(back), [
      ...(locale ? [remember('galleria-locale', locale)] : []),
      ...(theme ? [remember('galleria-theme', theme === 'system' ? undefined : theme)] : []),
    ])
  })
}

/** The same cookie that the shell writes by script, so it is not kept from scripts either. */
function remember(name: string, value: string | undefined): string {
  return `${name}=${value ?? ''}; Path=/; Max-Age=${value === undefined ? 0 : yearSeconds}; SameSite=Lax`
}
