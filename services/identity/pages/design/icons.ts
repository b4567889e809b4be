import { html } from 'hono/html'

/** The house's line icons that these pages use, on a 24 × 24 grid. */
const paths = {
  check: 'M5 12.5 10 17 19 7',
  key: 'M8.5 16a4.5 4.5 0 1 1 4.2-6.1H21v3.2h-2.2v2.4h-3v-2.4h-3.1A4.5 4.5 0 0 1 8.5 16ZM8 11.5v.1',
  globe:
    'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM3.5 12h17M12 3.5c2.5 2.5 3.5 5.5 3.5 8.5s-1 6-3.5 8.5c-2.5-2.5-3.5-5.5-3.5-8.5s1-6 3.5-8.5Z',
} as const

/** An icon beside words that say the same. */
export function icon(name: keyof typeof paths) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${paths[name]}" /></svg>`
}

/** The glass arch under which the shop stands. */
export function arch() {
  return html`<svg viewBox="0 0 200 150" aria-hidden="true"><path d="M20 145V90a80 80 0 0 1 160 0v55M20 90h160M100 10v135M60 21v124M140 21v124M8 145h184" /></svg>`
}
