import { type Choice, readChoice } from '../model/choice.ts'

/**
 * What a form with filters says, if someone has touched it since it came with the page: a box was ticked, or a price typed, before
 * there was a script to hear of it.
 */
export function choiceIn(form: HTMLFormElement | null | undefined): Choice | undefined {
  if (!form) return undefined
  const isTouched = [...form.querySelectorAll('input')].some(
    ({ checked, defaultChecked, value, defaultValue }) => checked !== defaultChecked || value !== defaultValue,
  )
  if (!isTouched) return undefined
  const said = new FormData(form)
  return readChoice(Object.fromEntries([...said.keys()].map((name) => [name, said.getAll(name).map(String)])))
}
