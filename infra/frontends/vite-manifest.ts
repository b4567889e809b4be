/** As much of Vite's build manifest as is read here. */
export type ViteManifest = Readonly<
  Record<
    string,
    {
      readonly file: string
      readonly isEntry?: boolean
      readonly imports?: readonly string[]
      readonly dynamicImports?: readonly string[]
    }
  >
>

/**
 * The scripts a shell's first page needs: those its page names, then everything they import, at once or while starting.
 * The shell loads nothing later by itself (what comes later belongs to remotes), so dynamic imports count as well.
 */
export function bootScripts(manifest: ViteManifest, html: string, files: readonly string[]): readonly string[] {
  const named = files.filter((file) => file.endsWith('.js') && html.includes(file) && !isClassic(html, file))
  const found = new Set(named)
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk || found.has(chunk.file)) return
    found.add(chunk.file)
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(next)
  }
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(key)
  for (const [key] of Object.entries(manifest)) if (key.startsWith('virtual:mf')) visit(key)
  return [...found].filter((file) => file.endsWith('.js'))
}

/** A classic script is in the page already; preloading it as a module would fetch it twice. */
function isClassic(html: string, file: string): boolean {
  return new RegExp(`<script (?!type="module")[^>]*${file.replaceAll('.', '\\.')}"`).test(html)
}
