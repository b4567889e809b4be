let integrities: Readonly<Record<string, string>> | undefined
const preloaded = new Set<string>()

/**
 * Fetches scripts that may be needed soon, each once, and runs none of them. With the integrity that the page's import map asks for:
 * without it a browser would fetch them twice. Browser only.
 */
export function preloadScripts(addresses: readonly string[]): void {
  integrities ??= readIntegrities()
  for (const address of addresses) {
    if (preloaded.has(address)) continue
    preloaded.add(address)
    const link = document.createElement('link')
    link.rel = 'modulepreload'
    link.href = address
    link.fetchPriority = 'low'
    link.integrity = integrities[address] ?? ''
    document.head.append(link)
  }
}

function readIntegrities(): Readonly<Record<string, string>> {
  const text = document.querySelector('script[type="importmap"]')?.textContent
  return text ? ((JSON.parse(text) as { integrity?: Record<string, string> }).integrity ?? {}) : {}
}
