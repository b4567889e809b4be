/** As much of Vite's build manifest as is read here. */
export type ViteManifest = Readonly<
  Record<string, { readonly file: string; readonly isEntry?: boolean; readonly imports?: readonly string[] }>
>

/**
 * The scripts a shell's first page needs: its entry and everything that imports, in order of need. What the shell imports
 * later, when it is wanted, is not among them.
 */
export function bootScripts(manifest: ViteManifest): readonly string[] {
  const found = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk || found.has(chunk.file)) return
    found.add(chunk.file)
    for (const next of chunk.imports ?? []) visit(next)
  }
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(key)
  return [...found]
}
