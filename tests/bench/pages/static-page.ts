/**
 * The floor: a rendered page without anything that runs. Markup, inline styles and pictures stay, so that it paints the same; the
 * scripts, what is fetched ahead for them and what they read (registry, state, import map) go.
 */
export function withoutScripts(html: string): string {
  const drop = { element: (element: HTMLRewriterTypes.Element) => void element.remove() }
  return new HTMLRewriter()
    .on('script', drop)
    .on('link[rel="modulepreload"]', drop)
    .on('link[rel="preload"][as="script"]', drop)
    .on('link[rel="stylesheet"][disabled]', drop)
    .transform(html)
}
