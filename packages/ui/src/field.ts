import { type ComputedRef, type InjectionKey, inject } from 'vue'

/** What a `Field` tells the control inside it. */
export interface FieldWiring {
  readonly id: string
  readonly describedBy: ComputedRef<string | undefined>
  readonly invalid: ComputedRef<boolean>
}

/** See {@link FieldWiring}. */
export const fieldKey: InjectionKey<FieldWiring | undefined> = Symbol('field')

/** The field around this control, if any. */
export function useField(): FieldWiring | undefined {
  return inject(fieldKey, undefined)
}
