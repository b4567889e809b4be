const longest = 200
/** More of a line is not even looked at. */
const longestRead = 1_000

/**
 * What may be somebody's, and what stands in its place. Quoted text may be an answer of the shop or what was typed, with quotes in it: from
 * the first quote to the last only a single word, such as the name of a property, is let through.
 */
const telling: readonly (readonly [what: RegExp, instead: string])[] = [
  [/"(?![\w.$-]*"[^"]*$).*"/, '"…"'],
  [/'(?![\w.$-]*'[^']*$).*'/, "'…'"],
  [/`(?![\w.$-]*`[^`]*$).*`/, '`…`'],
  [/[“‘].*[”’]/, '“…”'],
  [/\b(?:https?|blob|data):\S+/gi, '<address>'],
  [/[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"']+/g, '<mail>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
  [/[+(]?\d(?:[\s().-]?\d){4,}/g, '<number>'],
]

/** One line of an error's message without anybody's data: no addresses, ids, long numbers or quoted texts. Never empty. */
export function tidyWords(words: string): string {
  const [line = ''] = words.trim().split(/[\r\n]/, 1)
  const tidy = telling.reduce((text, [what, instead]) => text.replace(what, instead), line.slice(0, longestRead))
  return tidy.slice(0, longest).toWellFormed().trim() || 'no message'
}
