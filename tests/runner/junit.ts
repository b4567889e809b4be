import { type Failure, nothing, type Tally } from './tally.ts'

/**
 * Reads the counts out of a JUnit report, and which tests failed and why. A run that ended badly without a failed test (a crash, a broken
 * import) counts as one failure, so that it cannot pass unnoticed.
 */
export function readJunit(report: string, exitCode: number): Tally {
  // Bun counts on the outermost element, pytest on the one below it.
  const [, attributes = ''] =
    /<testsuites([^>]*\btests="[^>]*)>/.exec(report) ?? /<testsuite ([^>]*)>/.exec(report) ?? []
  const count = (name: string) => Number(attribute(attributes, name) || 0)
  const skipped = count('skipped')
  const failed = count('failures') + count('errors')
  const passed = count('tests') - failed - skipped
  return {
    ...nothing,
    passed,
    skipped,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    failures: [...report.matchAll(/<testcase ([^>]*[^>/])>\s*<(?:failure|error)\b([^>]*)>([^<]*)/g)].map(
      ([, of = '', as = '', trace = '']) => ({ ...placeOf(of), reason: reasonOf(attribute(as, 'message'), trace) }),
    ),
  }
}

/**
 * What was thrown while no test was running, by what `bun test` printed: its report leaves such errors out, though they fail the run. Each
 * says its message and the first place on its stack.
 */
export function errorsBetweenTests(output: string): Failure[] {
  const blocks = output.matchAll(/^# Unhandled error between tests\n-+\n(.*?)^-+$/gms)
  return [...blocks].map(([, block = '']) => {
    const lines = block.split('\n').map((line) => line.trim())
    const message = lines.find((line) => /^\w*error\b/i.test(line)) ?? lines.find(Boolean) ?? ''
    return { name: 'between tests', reason: reasonOf(message, block) }
  })
}

/** A message, and the first place on the stack below it. */
function reasonOf(message: string, trace: string): string {
  const place = /^\s*(at .*)$/m.exec(unescaped(trace))?.[1]
  return [message.trim(), place].filter(Boolean).join('\n')
}

/** Where a test is and what it is called, with the groups around it, the outermost first. */
function placeOf(attributes: string): Pick<Failure, 'name' | 'file'> {
  const [name, file, group] = [
    attribute(attributes, 'name'),
    attribute(attributes, 'file'),
    attribute(attributes, 'classname'),
  ]
  if (!file) return { name: `${group}: ${name}` }
  const groups = group.split(' > ').toReversed().filter(Boolean)
  return { name: `${file}: ${[...groups, name].join(' > ')}`, file }
}

function attribute(attributes: string, name: string): string {
  return unescaped(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '')
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&', '#10': '\n' }

function unescaped(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp|#10);/g, (_, entity: string) => entities[entity] ?? '')
}
