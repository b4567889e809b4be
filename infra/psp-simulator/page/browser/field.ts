import { digitsOf } from '../../cards/card-form.ts'
import type { Texts } from '../texts.ts'
import { cardInputs } from './card-inputs.ts'
import { type Sent, sendCard, sendCode } from './psp-api.ts'
import { connectShop } from './shop.ts'

const field = element('field')
const session = field.dataset.session ?? ''
const t = JSON.parse(field.dataset.texts ?? '{}') as Texts
const shop = connectShop(JSON.parse(field.dataset.origins ?? '[]') as string[])
const cardForm = element('card') as HTMLFormElement
const challengeForm = element('challenge') as HTMLFormElement
const status = element('status')
const code = element('code') as HTMLInputElement
const card = cardInputs(cardForm, t, cardChanged)
let challenge: string | undefined
let busy = false
let toldComplete: boolean | undefined

// The shop's own button ends the checkout; the field has none. Enter in a field does the same as that button.
shop.onSubmit(submit)
for (const form of [cardForm, challengeForm]) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (form === challengeForm) submit()
  })
}
element('other-card').addEventListener('click', () => {
  showCard()
  element('number').focus()
})
for (const button of cardForm.querySelectorAll<HTMLButtonElement>('[data-number]')) {
  button.addEventListener('click', () => card.fill(button.dataset.number ?? ''))
}
code.addEventListener('input', () => complainAboutCode(''))
new ResizeObserver(() =>
  shop.tell({ type: 'psp:resize', height: Math.ceil(field.getBoundingClientRect().height) }),
).observe(field)
cardChanged()

function submit(): void {
  if (busy) return
  void (challenge === undefined ? submitCard() : submitCode(challenge))
}

async function submitCard(): Promise<void> {
  const mistakes = card.mistakes()
  card.show(mistakes)
  if (Object.keys(mistakes).length > 0) return refuse(t.incomplete)
  await sending(cardForm, () => sendCard(session, card.read()))
}

async function submitCode(id: string): Promise<void> {
  if (digitsOf(code.value).length !== 6) {
    complainAboutCode(t.codeMissing)
    return refuse(t.challengeOpen)
  }
  await sending(challengeForm, () => sendCode(session, id, code.value))
}

async function sending(form: HTMLFormElement, send: () => Promise<Sent>): Promise<void> {
  busy = true
  form.setAttribute('aria-busy', 'true')
  say(t.working)
  const sent = await send()
  form.removeAttribute('aria-busy')
  busy = false
  say('')
  hear(sent)
}

function hear(sent: Sent): void {
  switch (sent.kind) {
    case 'token':
      showCard()
      say(t.ready.replace('{last4}', sent.token.last4))
      shop.tell({ type: 'psp:token', ...sent.token })
      break
    case 'challenge':
      showChallenge(sent.id, sent.last4)
      refuse(t.challengeOpen)
      break
    case 'mistakes':
      card.show(sent.mistakes)
      refuse(t.incomplete)
      break
    case 'code-wrong': {
      const complaint = t.codeWrong.replace('{left}', String(sent.left))
      complainAboutCode(complaint)
      refuse(complaint)
      break
    }
    case 'expired':
      say(t.expired, 'bad')
      refuse(t.expired)
      break
    case 'failed':
      say(t.failed, 'bad')
      refuse(t.failed)
      break
  }
}

function showChallenge(id: string, last4: string): void {
  challenge = id
  element('challenge-text').textContent = t.challengeText.replace('{last4}', last4)
  cardForm.hidden = true
  challengeForm.hidden = false
  code.value = ''
  complainAboutCode('')
  code.focus()
}

function showCard(): void {
  challenge = undefined
  challengeForm.hidden = true
  cardForm.hidden = false
}

function cardChanged(): void {
  say('')
  const complete = card.isComplete()
  if (complete === toldComplete) return
  toldComplete = complete
  shop.tell({ type: 'psp:state', complete })
}

/** Tells the shop why its button did nothing. */
function refuse(error: string): void {
  // The next change of the card is news again, because it takes the error back.
  toldComplete = undefined
  shop.tell({ type: 'psp:state', complete: card.isComplete(), error })
}

function complainAboutCode(complaint: string): void {
  element('code-error').textContent = complaint
  code.setAttribute('aria-invalid', String(complaint !== ''))
  if (complaint !== '') code.focus()
}

function say(text: string, tone: '' | 'bad' = ''): void {
  status.textContent = text
  status.classList.toggle('bad', tone === 'bad')
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no element ${id}`)
  return found
}
