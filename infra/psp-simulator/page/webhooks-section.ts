import { html } from 'hono/html'
import type { DeliveryRow } from '../books/deliveries.ts'
import type { EventRow } from '../books/events.ts'

/** An event, and what came of telling it. */
export interface ToldEvent {
  readonly event: EventRow
  readonly deliveries: readonly DeliveryRow[]
}

/** The last events with their deliveries. `pending` counts those of all events that are still to be taken. */
export function webhooksSection(events: readonly ToldEvent[], pending: number, receiver: string | undefined) {
  return html`<section aria-labelledby="webhooks">
    <h2 id="webhooks">Webhooks</h2>
    <p class="hint">${
      receiver
        ? html`To <span class="digits">${receiver}</span>. ${pending} still to be taken.`
        : 'Nobody has asked to be told.'
    } <a href="/simulator#webhooks">Look again</a></p>
    ${events.length === 0 ? html`<p>Nothing has happened yet.</p>` : html`<ol class="events">${events.map(eventItem)}</ol>`}
  </section>`
}

function eventItem({ event, deliveries }: ToldEvent) {
  const { data } = JSON.parse(event.body) as { data: Record<string, { reference: string; amount: string }> }
  const thing = data.charge ?? data.refund
  const time = new Date(event.created * 1000).toISOString()
  return html`<li>
    <div>
      <p><strong>${event.type}</strong> <time datetime="${time}" class="hint">${time.slice(11, 19)} UTC</time></p>
      <p class="hint"><span class="digits">${thing?.reference}</span> · <span class="digits">${thing?.amount}</span></p>
    </div>
    ${deliveries.length > 0 ? html`<ul class="deliveries">${alike(deliveries).map(deliveryItem)}</ul>` : ''}
  </li>`
}

/** Deliveries of which the same is to be said. */
function alike(deliveries: readonly DeliveryRow[]): readonly (readonly DeliveryRow[])[] {
  return [...Map.groupBy(deliveries, (one) => `${outcomeOf(one)} ${one.lies}`).values()]
}

function deliveryItem(group: readonly DeliveryRow[]) {
  const [one] = group
  if (!one) return ''
  return html`<li class="${one.state}">${outcomeOf(one)}${group.length > 1 ? ` ${group.length} times` : ''}${one.lies === '' ? '' : html` <em>${one.lies}</em>`}</li>`
}

function outcomeOf({ state, attempts, result, held }: DeliveryRow): string {
  const outcome = {
    delivered: `taken (${result})`,
    given_up: `turned away (${result})`,
    pending: held === 1 ? 'held back' : attempts === 0 ? 'on its way' : `to be tried again (${result})`,
  }[state]
  return attempts > 1 ? `${outcome}, ${attempts} attempts` : outcome
}
