import { useMessages } from '@galleria/ui'
import { messages } from '../messages/till.ts'
import type { FieldErrors, FieldPath } from '../model/checkout-form.ts'

/** Says why a field will not do, in the language of the page. */
export function useReasons(errors: () => FieldErrors): (path: FieldPath) => string | undefined {
  const t = useMessages(messages)
  return (path) => {
    const reason = errors()[path]
    return reason && t(`field.${reason}`)
  }
}
