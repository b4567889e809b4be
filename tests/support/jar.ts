/** The cookies of one browser. Those of `localhost` go to every port of it, as they do in a browser. */
export interface Jar {
  /** What is sent along, or nothing when there is none. */
  header(): { readonly cookie?: string }
  value(name: string): string | undefined
  set(name: string, value: string): void
  /** Takes in what a response sets, and forgets what it takes back. */
  keep(response: Response): void
}

/** An empty jar, or one with these cookies in it. */
export function newJar(cookies: Readonly<Record<string, string>> = {}): Jar {
  const kept = new Map(Object.entries(cookies))
  return {
    header() {
      return kept.size === 0 ? {} : { cookie: [...kept].map(([name, value]) => `${name}=${value}`).join('; ') }
    },
    value: (name) => kept.get(name),
    set: (name, value) => void kept.set(name, value),
    keep(response) {
      for (const line of response.headers.getSetCookie()) {
        const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
        const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
        const isTakenBack = attributes.some((attribute) => isPast(attribute.toLowerCase()))
        if (isTakenBack) kept.delete(name)
        else kept.set(name, value)
      }
    },
  }
}

function isPast(attribute: string): boolean {
  if (attribute === 'max-age=0') return true
  return attribute.startsWith('expires=') && Date.parse(attribute.slice('expires='.length)) <= Date.now()
}
