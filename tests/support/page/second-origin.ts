// Runs in a page that is not the shop's, whose owner would like to have the shop do something in its reader's name.
import type { SecondOrigin, Wish } from '../second-origin.ts'

const read: string[] = []

/** Every way that a browser has of sending something to another origin. */
const ways: Readonly<Record<string, (wish: Wish) => unknown>> = {
  'a form in a window of its own': (wish) => submit(wish, { target: '_blank' }),
  'a form in a frame': (wish) => submit(wish, { target: frame().name }),
  'a form with parts': (wish) => submit(wish, { target: frame().name, enctype: 'multipart/form-data' }),
  'a form of text that reads as JSON': (wish) => submit(asText(wish), { target: frame().name, enctype: 'text/plain' }),
  'a form that hides where it is from': (wish) => submit(wish, { target: frame().name, rel: 'noreferrer' }),
  'a form that says another method': (wish) =>
    submit({ ...wish, body: { ...wish.body, _method: wish.method } }, { target: frame().name }, disguised(wish)),
  'a form of nobody’s, in a sandbox': (wish) => {
    const fields = fieldsOf(wish).map(([name, value]) => input(name, value).outerHTML)
    const form = `<form method="post" action="${wish.address}">${fields.join('')}</form>`
    sandboxed(`${form}<script>document.forms[0].submit()</script>`)
  },
  'a script of nobody’s, in a sandbox': ({ address, body }) => {
    const init = { method: 'POST', mode: 'no-cors', credentials: 'include', body: JSON.stringify(body) }
    sandboxed(`<script>fetch(${JSON.stringify(address)}, ${JSON.stringify(init)})</script>`)
  },
  'text by fetch': (wish) => ask(wish, { method: 'POST', mode: 'no-cors', body: JSON.stringify(wish.body) }),
  'nothing by fetch': (wish) => ask(wish, { method: 'POST', mode: 'no-cors' }),
  'text by fetch, to be read': (wish) => ask(wish, { method: 'POST', body: JSON.stringify(wish.body) }),
  'text that outlives the page': (wish) =>
    ask(wish, { method: 'POST', mode: 'no-cors', keepalive: true, body: JSON.stringify(wish.body) }),
  'JSON by fetch, as the shop’s own scripts send it': (wish) => {
    const { method, headers, body } = wish
    const json = JSON.stringify(body)
    return ask(wish, {
      method,
      headers: { ...headers, ...(json === '{}' ? {} : { 'content-type': 'application/json' }) },
      ...(json === '{}' ? {} : { body: json }),
    })
  },
  'another method in a header': (wish) =>
    ask(wish, { method: 'POST', headers: { 'x-http-method-override': wish.method }, body: JSON.stringify(wish.body) }),
  'another method in the address': (wish) => ask(wish, { method: 'POST', mode: 'no-cors' }, disguised(wish)),
  'a beacon': ({ address, body }) => navigator.sendBeacon(address, JSON.stringify(body)),
  'a beacon of JSON': ({ address, body }) =>
    navigator.sendBeacon(address, new Blob([JSON.stringify(body)], { type: 'application/json' })),
  'GET by fetch': (wish) => ask(wish, { mode: 'no-cors' }, disguised(wish)),
  'GET by fetch, to be read': (wish) => ask(wish, {}),
  'HEAD by fetch': (wish) => ask(wish, { method: 'HEAD', mode: 'no-cors' }),
  'GET by a picture': (wish) => document.body.append(Object.assign(new Image(), { src: disguised(wish) })),
  'GET by a frame': (wish) => frame().setAttribute('src', disguised(wish)),
  'GET by going there': (wish) => window.open(disguised(wish), '_blank', 'noopener'),
  'a stream of events': ({ method, address }) => {
    const stream = new EventSource(address, { withCredentials: true })
    stream.onopen = () => note(method, address, 200)
    stream.onerror = () => stream.close()
  },
  'a socket': ({ method, address }) => {
    const socket = new WebSocket(address.replace('http', 'ws'))
    socket.onopen = () => note(method, address, 101)
  },
}

const secondOrigin: SecondOrigin = {
  ways: Object.keys(ways),
  go(way, wishes) {
    document.body.replaceChildren()
    for (const wish of wishes) ways[way]?.(wish)
  },
  read: () => read,
}
Object.assign(globalThis, { secondOrigin })

function note(method: string, address: string, status: number): void {
  read.push(`${method} ${new URL(address).pathname} ${status}`)
}

/** Asks with the reader's cookies, and notes what may be read of the answer. An opaque one has the status 0. */
async function ask({ method, address }: Wish, init: RequestInit, to = address): Promise<void> {
  try {
    const { type, status } = await fetch(to, { credentials: 'include', ...init })
    if (!type.startsWith('opaque')) note(method, address, status)
  } catch {
    // The browser has refused: what arrived is looked at where it did.
  }
}

/** The address, saying in its query that another method is meant. */
function disguised({ method, address }: Wish): string {
  return `${address}?_method=${method}`
}

function submit(wish: Wish, as: Partial<HTMLFormElement>, action = wish.address): void {
  const form = Object.assign(document.createElement('form'), { method: 'post', ...as, action })
  form.append(...fieldsOf(wish).map(([name, value]) => input(name, value)))
  document.body.append(form)
  form.submit()
}

function fieldsOf({ body }: Wish): [string, string][] {
  return Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])
}

/** One field, whose name and value are JSON together with the sign between them. */
function asText(wish: Wish): Wish {
  const name = JSON.stringify({ ...wish.body, and: '' }).slice(0, -2)
  return { ...wish, body: { [name]: '"}' } }
}

function input(name: string, value: string): HTMLInputElement {
  const field = document.createElement('input')
  field.setAttribute('name', name)
  field.setAttribute('value', value)
  return field
}

function frame(): HTMLIFrameElement {
  const made = Object.assign(document.createElement('iframe'), { name: crypto.randomUUID() })
  document.body.append(made)
  return made
}

/** A frame that is of no origin at all. */
function sandboxed(srcdoc: string): void {
  const made = document.createElement('iframe')
  made.setAttribute('sandbox', 'allow-scripts allow-forms')
  made.srcdoc = srcdoc
  document.body.append(made)
}
