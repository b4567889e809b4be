/**
 * The one script of these pages: it asks the browser for a passkey (WebAuthn level 3) where a form wants one, and sends what
 * it is given with that form. Without it the pages work by password.
 */

type Kind = 'get' | 'create'

if (canUsePasskeys()) {
  for (const note of document.querySelectorAll<HTMLElement>('[data-unless-passkeys]')) note.hidden = true
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) offer(form)
}

function canUsePasskeys(): boolean {
  return 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential
}

function offer(form: HTMLFormElement): void {
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const button = form.querySelector('button')
    if (!button || button.getAttribute('aria-disabled') === 'true') return
    say(form, false)
    button.setAttribute('aria-disabled', 'true')
    answer(form)
      .catch(() => say(form, true))
      .finally(() => button.removeAttribute('aria-disabled'))
  })
}

/**
 * Asks for a challenge, has the browser answer it, and sends the answer. Rejects when there is none. Where it is asked first to prove
 * anew who one is, it leads to the page for that instead.
 */
async function answer(form: HTMLFormElement): Promise<void> {
  const field = form.elements.namedItem('credential')
  const kind: Kind = form.dataset.passkey === 'create' ? 'create' : 'get'
  if (!(field instanceof HTMLInputElement)) return
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.set(name, value)
  const asked = await fetch(optionsFor(form), { method: 'POST', body: fields })
  const { confirm } = form.dataset
  if (confirm && (await wantsProof(asked))) return location.assign(confirm)
  if (!asked.ok) throw new Error('no challenge')
  const credential = await credentialFor(kind, await asked.json())
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey')
  field.value = JSON.stringify(credential.toJSON())
  form.submit()
}

function optionsFor({ action }: HTMLFormElement): URL {
  const url = new URL(action)
  url.pathname += '/options'
  return url
}

/** Whether somebody has to prove anew who they are before they are given a challenge. */
async function wantsProof(asked: Response): Promise<boolean> {
  if (!asked.headers.get('content-type')?.startsWith('application/problem+json')) return false
  const problem: { code?: unknown } = await asked.json()
  return problem.code === 'proof-too-old'
}

function credentialFor(kind: Kind, options: unknown): Promise<Credential | null> {
  return kind === 'get'
    ? navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON),
      })
    : navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON),
      })
}

function say(form: HTMLFormElement, hasFailed: boolean): void {
  const words = form.querySelector<HTMLElement>('[role="alert"]')
  if (words) words.hidden = !hasFailed
}
