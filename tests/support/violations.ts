import type { Platform } from './platform.ts'
import { scrape } from './scrape.ts'

/** What tests have made browsers refuse on purpose, by kind and directive: so much may have been reported, and nothing else. */
const provoked = new Map<string, number>()

/** Says that a page was made to break a policy. */
export function provoke(kind: 'csp' | 'integrity', directive: string, times = 1): void {
  const key = `${kind} ${directive}`
  provoked.set(key, (provoked.get(key) ?? 0) + times)
}

/** Reads out of a browser's complaints what it has refused, as the witness puts it. */
export function provokeAll(complaints: readonly string[]): void {
  for (const complaint of complaints) {
    const [, directive] = /^policy: ([\w-]+) refuses/.exec(complaint) ?? []
    if (directive) provoke('csp', directive)
  }
}

/** What browsers have reported to the shop beyond what was provoked: there should be nothing. */
export async function unprovokedOn(shop: Pick<Platform, 'admin'>): Promise<readonly string[]> {
  const samples = await scrape(shop.admin('gateway', '/metrics'))
  return samples
    .filter(({ name }) => name === 'galleria_policy_violations_reported_total')
    .map(({ labels: { kind, directive }, value }) => ({ key: `${kind} ${directive}`, value }))
    .filter(({ key, value }) => value > (provoked.get(key) ?? 0))
    .map(({ key, value }) => `${key}: ${value} reported, ${provoked.get(key) ?? 0} provoked`)
}
