import {
  brandOf,
  type CardField,
  type CardInput,
  type CardMistake,
  digitsOf,
  groupExpiry,
  groupNumber,
  mistakesIn,
} from '../../cards/card-form.ts'
import type { Texts } from '../texts.ts'

const fields = ['number', 'expiry', 'cvc'] as const satisfies readonly CardField[]
const groupers: Record<CardField, (text: string) => string> = {
  number: groupNumber,
  expiry: groupExpiry,
  cvc: (text) => digitsOf(text).slice(0, 3),
}
const brandNames = { visa: 'VISA', mastercard: 'MC' } as const

/** The three inputs of a card. */
export interface CardInputs {
  read(): CardInput
  isComplete(): boolean
  /** Shows what is wrong beside each field; the first wrong one gets the focus. */
  show(mistakes: Partial<Record<CardField, CardMistake>>): void
  mistakes(): Partial<Record<CardField, CardMistake>>
  fill(number: string): void
}

/** Groups digits as they are typed, and says what is wrong once a field is left. `changed` is called at each change. */
export function cardInputs(form: HTMLFormElement, t: Texts, changed: () => void): CardInputs {
  const input = (field: CardField) => form.elements.namedItem(field) as HTMLInputElement
  const read = (): CardInput => ({
    number: input('number').value,
    expiry: input('expiry').value,
    cvc: input('cvc').value,
  })
  const mistakes = () => mistakesIn(read(), new Date())

  function complain(field: CardField, mistake: CardMistake | undefined): void {
    const error = document.getElementById(`${field}-error`)
    if (error) error.textContent = mistake ? t.mistakes[mistake] : ''
    input(field).setAttribute('aria-invalid', String(mistake !== undefined))
  }

  function regroup(field: CardField): void {
    const box = input(field)
    const grouped = groupers[field](box.value)
    // Only at the end of the text, or the caret would jump away from the digit that is being corrected.
    if (box.selectionStart === box.value.length && grouped !== box.value) box.value = grouped
    showBrand()
  }

  function showBrand(): void {
    const brand = brandOf(digitsOf(input('number').value))
    const badge = document.getElementById('brand')
    if (badge) badge.textContent = brand ? brandNames[brand] : ''
  }

  for (const field of fields) {
    input(field).addEventListener('input', (event) => {
      if (!(event instanceof InputEvent) || !event.inputType.startsWith('delete')) regroup(field)
      else showBrand()
      if (input(field).getAttribute('aria-invalid') === 'true') complain(field, mistakes()[field])
      changed()
    })
    input(field).addEventListener('blur', () => {
      input(field).value = groupers[field](input(field).value)
      if (input(field).value !== '') complain(field, mistakes()[field])
    })
  }

  return {
    read,
    mistakes,
    isComplete: () => Object.keys(mistakes()).length === 0,
    show(found) {
      for (const field of fields) complain(field, found[field])
      const first = fields.find((field) => found[field])
      if (first) input(first).focus()
    },
    fill(number) {
      input('number').value = groupNumber(number)
      input('expiry').value ||= '12 / 34'
      input('cvc').value ||= '123'
      showBrand()
      for (const field of fields) complain(field, mistakes()[field])
      changed()
    },
  }
}
