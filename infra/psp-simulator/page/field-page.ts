import { html } from 'hono/html'
import { groupNumber } from '../cards/card-form.ts'
import { oneTimeCode, testCards } from '../cards/test-cards.ts'
import { type Locale, type Texts, texts } from './texts.ts'

/** How the shop wants its card field. */
export interface FieldLook {
  readonly locale: Locale
  /** None leaves it to the system. */
  readonly theme: 'light' | 'dark' | undefined
}

/** The card field: a page for the shop's checkout to frame. `origins` are the sites it talks to. */
export function fieldPage(sessionId: string, { locale, theme }: FieldLook, origins: readonly string[]) {
  const t = texts[locale]
  return html`<!doctype html>
<html lang="${locale}" ${theme ? html`data-theme="${theme}"` : ''}>
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${t.title}</title>
    <link rel="stylesheet" href="/assets/psp.css" />
    <script type="module" src="/assets/field.js"></script>
  </head>
  <body class="field">
    <main id="field" data-session="${sessionId}" data-origins="${JSON.stringify(origins)}" data-texts="${JSON.stringify(t)}">
      <noscript><p class="notice">${t.noScript}</p></noscript>
      ${cardForm(t)} ${challengeForm(t)}
      <p id="status" class="status" role="status"></p>
      ${promise(t)}
    </main>
  </body>
</html>`
}

function cardForm(t: Texts) {
  return html`<form id="card" novalidate aria-labelledby="card-title">
    <h1 id="card-title" class="unseen">${t.title}</h1>
    <div class="row">
      <label for="number">${t.number}</label>
      <div class="box">
        <input id="number" name="number" inputmode="numeric" autocomplete="cc-number" maxlength="23" placeholder="1234 1234 1234 1234" aria-describedby="number-error" />
        <span id="brand" class="brand" aria-hidden="true"></span>
      </div>
      <p id="number-error" class="error"></p>
    </div>
    <div class="pair">
      <div class="row">
        <label for="expiry">${t.expiry}</label>
        <input id="expiry" name="expiry" inputmode="numeric" autocomplete="cc-exp" maxlength="9" placeholder="${t.expiryHint}" aria-describedby="expiry-error" />
        <p id="expiry-error" class="error"></p>
      </div>
      <div class="row">
        <label for="cvc">${t.cvc}</label>
        <input id="cvc" name="cvc" inputmode="numeric" autocomplete="cc-csc" maxlength="3" placeholder="${t.cvcHint}" aria-describedby="cvc-error" />
        <p id="cvc-error" class="error"></p>
      </div>
    </div>
    <details>
      <summary>${t.testCards}</summary>
      <ul>
        ${testCards.map(
          ({ number, about }) => html`<li>
            <button type="button" data-number="${number}">
              <span class="digits">${groupNumber(number)}</span><span class="what">${t.about[about]}</span>
            </button>
          </li>`,
        )}
      </ul>
    </details>
    <button type="submit" hidden></button>
  </form>`
}

function challengeForm(t: Texts) {
  return html`<form id="challenge" novalidate hidden aria-labelledby="challenge-title">
    <h1 id="challenge-title">${t.challengeTitle}</h1>
    <p id="challenge-text" class="lead"></p>
    <div class="row">
      <div class="label-line"><label for="code">${t.code}</label><span class="hint">${t.testCode} <b>${oneTimeCode}</b></span></div>
      <input id="code" name="code" class="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" aria-describedby="challenge-text code-error" />
      <p id="code-error" class="error"></p>
    </div>
    <div class="actions">
      <button type="submit" class="primary">${t.confirm}</button>
      <button type="button" id="other-card" class="quiet">${t.otherCard}</button>
    </div>
  </form>`
}

function promise(t: Texts) {
  return html`<p class="promise">
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M4.5 7V5a3.5 3.5 0 0 1 7 0v2" /><rect x="3" y="7" width="10" height="6.5" rx="1.6" /></svg>
    <span>${t.promise}</span>
  </p>`
}
