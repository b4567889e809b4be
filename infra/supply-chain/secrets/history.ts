import { root } from '../root.ts'
import { type Finding, type Scanned, scan } from './scan.ts'

/** Scans every version of every file that any commit ever had: what was taken out again was still published once. */
export async function scanHistory(): Promise<Scanned> {
  const listed = Bun.spawn(['git', 'rev-list', '--objects', '--all'], { cwd: root, stdout: 'pipe', stderr: 'inherit' })
  const paths = new Map((await listed.stdout.text()).split('\n').map((line) => split(line)))
  const asked = new Blob([[...paths.keys()].join('\n'), '\n'])
  const cat = Bun.spawn(['git', 'cat-file', '--batch'], { cwd: root, stdin: asked, stdout: 'pipe', stderr: 'inherit' })
  const findings: Finding[] = []
  let files = 0
  for (const { id, type, bytes } of objectsIn(Buffer.from(await new Response(cat.stdout).arrayBuffer()))) {
    const path = paths.get(id) ?? ''
    if (type !== 'blob' || path === '') continue
    files += 1
    findings.push(...scan(path, bytes))
  }
  return { files, findings }
}

/** `<id> <path>`; commits and the root trees have no path. */
function split(line: string): [string, string] {
  const space = line.indexOf(' ')
  return space < 0 ? [line, ''] : [line.slice(0, space), line.slice(space + 1)]
}

/** What `git cat-file --batch` writes: `<id> <type> <size>`, a line feed, the bytes, a line feed. */
function* objectsIn(all: Buffer): Generator<{ id: string; type: string; bytes: Buffer }> {
  for (let at = 0; at < all.length; ) {
    const end = all.indexOf(10, at)
    const [id = '', type = '', size] = all.toString('utf8', at, end).split(' ')
    // `<id> missing` has no body.
    const length = Number(size ?? -1)
    if (length >= 0) yield { id, type, bytes: all.subarray(end + 1, end + 1 + length) }
    at = end + 2 + length
  }
}
