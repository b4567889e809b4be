/** One piece of a style sheet, with what must be on a page for it to have any effect there. */
export type StylePiece =
  | { readonly kind: 'always'; readonly text: string }
  /** `needs`: for each selector the classes and scope ids that it names; it can match only where all of one are. */
  | { readonly kind: 'rule'; readonly text: string; readonly needs: readonly (readonly string[])[] }
  | { readonly kind: 'group'; readonly prelude: string; readonly pieces: readonly StylePiece[] }

const grouping = /^@(layer|media|supports|container)\b/
const scopedKeyframes = /^@keyframes\s+\S+-([0-9a-f]{8})$/

/** Takes a minified sheet apart. What is not understood counts as needed always. */
export function readStyleSheet(css: string): StylePiece[] {
  const pieces: StylePiece[] = []
  let start = 0
  for (let at = 0; at < css.length; ) {
    const sign = css[at]
    if (sign === ';') {
      pieces.push({ kind: 'always', text: css.slice(start, at + 1) })
      start = at + 1
      at = start
    } else if (sign === '{') {
      const end = blockEnd(css, at)
      pieces.push(block(css.slice(start, at).trim(), css.slice(at + 1, end)))
      start = end + 1
      at = start
    } else {
      at = skip(css, at)
    }
  }
  return pieces
}

/** As much of a sheet as can have an effect on a page with these classes and scope ids: see {@link namesIn}. */
export function effective(pieces: readonly StylePiece[], present: ReadonlySet<string>): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'always') return piece.text
      if (piece.kind === 'rule') return piece.needs.some((names) => allIn(names, present)) ? piece.text : ''
      const inner = effective(piece.pieces, present)
      if (inner !== '') return `${piece.prelude}{${inner}}`
      // The first mention of a layer decides its place among the others.
      return piece.prelude.startsWith('@layer ') ? `${piece.prelude};` : ''
    })
    .join('')
}

/** The classes (`.notice`) and scope ids (`data-v-5e78550c`) that occur in a piece of HTML as Vue writes it. */
export function namesIn(html: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [, classes = ''] of html.matchAll(/ class="([^"]*)"/g)) {
    for (const name of classes.split(/\s+/)) names.add(`.${name}`)
  }
  for (const [, scope = ''] of html.matchAll(/ (data-v-[\w-]+)/g)) names.add(scope)
  return names
}

function block(prelude: string, inner: string): StylePiece {
  if (grouping.test(prelude)) return { kind: 'group', prelude, pieces: readStyleSheet(inner) }
  const text = `${prelude}{${inner}}`
  const scope = scopedKeyframes.exec(prelude)?.[1]
  if (scope !== undefined) return { kind: 'rule', text, needs: [[`data-v-${scope}`]] }
  if (prelude.startsWith('@')) return { kind: 'always', text }
  return { kind: 'rule', text, needs: needsOf(prelude) }
}

/**
 * What stands in the parentheses of `:not()`, `:is()` and the like is passed over, so that rather too much is kept. A pointer
 * that rests on something or presses it is named too, and is on no page as it comes.
 */
function needsOf(selectors: string): string[][] {
  let plain = selectors.replaceAll(/\/\*.*?\*\/|\[(?!data-v-)[^\]]*\]/gs, '')
  for (let before = ''; before !== plain; ) {
    before = plain
    plain = plain.replaceAll(/\([^()]*\)/g, '')
  }
  return plain
    .split(',')
    .map((selector) =>
      selector.includes('\\')
        ? []
        : [...selector.matchAll(/\.[\w-]+|data-v-[\w-]+|:hover\b|:active\b/g)].map(([name]) => name),
    )
}

function allIn(names: readonly string[], present: ReadonlySet<string>): boolean {
  return names.every((name) => present.has(name))
}

/** Where the block that opens at `open` closes. */
function blockEnd(css: string, open: number): number {
  let depth = 1
  for (let at = open + 1; at < css.length; ) {
    if (css[at] === '{') depth += 1
    if (css[at] === '}') depth -= 1
    if (depth === 0) return at
    at = skip(css, at)
  }
  return css.length
}

/** Past one sign, or past the string, the comment or the escaped sign that begins here. */
function skip(css: string, at: number): number {
  const sign = css[at]
  if (sign === '\\') return at + 2
  if (sign === '/' && css[at + 1] === '*') return after(css, '*/', at + 2)
  if (sign !== '"' && sign !== "'") return at + 1
  for (let end = at + 1; end < css.length; end += css[end] === '\\' ? 2 : 1) if (css[end] === sign) return end + 1
  return css.length
}

function after(css: string, mark: string, from: number): number {
  const found = css.indexOf(mark, from)
  return found < 0 ? css.length : found + mark.length
}
