/** What a pattern becomes: the part that all engines know, and beside it what the text must not match. */
export interface PortablePattern {
  readonly pattern: string
  readonly not?: { readonly pattern: string }
}

const controlCharacters = '\u0000-\u001f\u007f-\u009f'
const named: Readonly<Record<string, string>> = { '\\d': '0-9', '\\w': 'A-Za-z0-9_' }

/**
 * Says a pattern in what ECMAScript, RE2 (Go), Rust's and Python's engines all read alike: no look-around, no classes by
 * property, and digits and letters by name, since `\d` is any script's digits in some of them.
 * @throws an Error for a pattern that cannot be said so; the contract must be worded otherwise.
 */
export function portablePattern(pattern: string): PortablePattern {
  const ahead = /^\^\(\?!([^()]*)\)(.*)$/.exec(pattern)
  const said = plain(ahead ? `^${ahead[2]}` : pattern)
  return ahead ? { pattern: said, not: { pattern: `^${plain(ahead[1] ?? '')}` } } : { pattern: said }
}

function plain(pattern: string): string {
  const said = withNamedCharacters(pattern.replaceAll('\\p{Cc}', controlCharacters).replaceAll('\\/', '/'))
  if (/\(\?[^:]|\\[pPuWsSbBkDxc1-9]/.test(said)) throw new Error(`not every engine reads the pattern ${pattern}`)
  new RegExp(said, 'u')
  return said
}

/** Inside of brackets a class is written without brackets of its own. */
function withNamedCharacters(pattern: string): string {
  let bracketed = false
  return pattern.replaceAll(/\\.|\[|\]/g, (token) => {
    if (token === '[') bracketed = true
    if (token === ']') bracketed = false
    const characters = named[token]
    if (characters === undefined) return token
    return bracketed ? characters : `[${characters}]`
  })
}
