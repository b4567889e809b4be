import { isBuiltin } from 'node:module'
import ts from 'typescript'

/** Of a `.vue` file, what stands in its scripts; the compiler's scanner knows no templates. */
const scripts = /<script\b[^>]*>([\s\S]*?)<\/script>/g
/** Asked for by name while it runs; the compiler's scanner sees no method calls. */
const resolved = /\b(?:require|import\.meta)\.resolve(?:Sync)?\(\s*['"]([^'"]+)['"]/g

/** The packages that a source names, types included, without what the runtimes bring along. */
export function importsOf(file: string, text: string): readonly string[] {
  const source = file.endsWith('.vue') ? [...text.matchAll(scripts)].map(([, script]) => script).join('\n') : text
  const scanned = ts.preProcessFile(source, true, true).importedFiles.map(({ fileName }) => fileName)
  const asked = [...source.matchAll(resolved)].map(([, name = '']) => name)
  return [...new Set([...scanned, ...asked].flatMap((specifier) => packageOf(specifier) ?? []))]
}

/** `@scope/name/file` is a file of `@scope/name`. Undefined for files of one's own, built-ins and a bundler's inventions. */
function packageOf(specifier: string): string | undefined {
  if (/^[./]|^bun$|:/.test(specifier) || isBuiltin(specifier)) return undefined
  return /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0]
}
