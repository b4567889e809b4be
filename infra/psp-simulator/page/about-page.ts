import { html } from 'hono/html'
import { groupNumber } from '../cards/card-form.ts'
import { oneTimeCode, testCards } from '../cards/test-cards.ts'
import { texts } from './texts.ts'

/** What somebody sees who opens the simulator's own address. */
export function aboutPage() {
  const t = texts.en
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Tessel Pay, a payment provider that does not exist</title>
    <link rel="stylesheet" href="/assets/psp.css" />
  </head>
  <body class="about">
    <main>
      <p class="eyebrow">Simulator</p>
      <h1>Tessel Pay does not exist.</h1>
      <p class="lead">
        It plays the payment provider of a sample shop: a separate program with a ledger and a language of its own, as the real
        ones have. It moves no money and takes no real cards. Please do not type one in anywhere.
      </p>
      <h2>Cards that work here</h2>
      <p>With any date to come and any three digits. The one-time code is <b>${oneTimeCode}</b>; three wrong ones make the bank refuse.</p>
      <table>
        <thead><tr><th scope="col">Number</th><th scope="col">What happens</th></tr></thead>
        <tbody>
          ${testCards.map(({ number, about }) => html`<tr><td class="digits">${groupNumber(number)}</td><td>${t.about[about]}</td></tr>`)}
        </tbody>
      </table>
      <h2>For merchants</h2>
      <table>
        <thead><tr><th scope="col">Request</th><th scope="col">Does</th></tr></thead>
        <tbody>
          <tr><td class="digits">POST /v1/field_sessions</td><td>opens a card field to frame</td></tr>
          <tr><td class="digits">POST /v1/charges</td><td>asks for money; needs an Idempotency-Key</td></tr>
          <tr><td class="digits">GET /v1/charges?reference=…</td><td>finds a charge by the merchant’s own reference</td></tr>
          <tr><td class="digits">GET /v1/charges/{id}</td><td>shows a charge</td></tr>
          <tr><td class="digits">POST /v1/charges/{id}/capture</td><td>takes what was authorized, or less</td></tr>
          <tr><td class="digits">POST /v1/charges/{id}/refunds</td><td>gives some of it back; needs an Idempotency-Key</td></tr>
          <tr><td class="digits">GET /v1/refunds?reference=…</td><td>finds a refund by the merchant’s own reference</td></tr>
          <tr><td class="digits">POST /v1/charges/{id}/cancel</td><td>lets it go</td></tr>
          <tr><td class="digits">POST /v1/cancellations</td><td>ends a reference, whether or not a charge arrived under it</td></tr>
          <tr><td class="digits">GET /v1/ledger</td><td>lists what was taken and given back</td></tr>
          <tr><td class="digits">GET /v1/events</td><td>lists what merchants are told by webhook</td></tr>
        </tbody>
      </table>
      <h2>For those who test a merchant</h2>
      <p><a href="/simulator">Make it lie</a>: charge and never answer, name another amount, send a webhook five times.</p>
    </main>
  </body>
</html>`
}
