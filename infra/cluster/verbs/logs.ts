import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { follow } from '../follow.ts'
import { Refused } from '../supervisor.ts'

const shownLines = 40

/** Shows the latest lines of every log, or of one process, and with `goOn` those that come until Ctrl-C. */
export async function showLogs(folder: string, name: string | undefined, goOn: boolean): Promise<number> {
  const files = await logFiles(folder, name)
  const latest = await Promise.all(
    files.map(async (file) =>
      (await readFile(file, 'utf8'))
        .trimEnd()
        .split('\n')
        .slice(-shownLines)
        .map((line) => ({ file, line })),
    ),
  )
  const byTime = latest.flat().toSorted((a, b) => timeOf(a.line).localeCompare(timeOf(b.line)))
  for (const { file, line } of byTime.slice(-shownLines * 2)) show(file, line)
  const take = (file: string, text: string) => {
    for (const line of text.trimEnd().split('\n')) show(file, line)
  }
  if (goOn) await follow(files, take, () => false)
  return 0
}

async function logFiles(folder: string, name: string | undefined): Promise<string[]> {
  const all = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.log')).toSorted()
  const wanted =
    name === undefined ? all : all.filter((file) => file === `${name}.log` || file.replace(/-\d+\.log$/, '') === name)
  if (wanted.length === 0)
    throw new Refused(name === undefined ? `there are no logs in ${folder}` : `${name} has no log in ${folder}`)
  return wanted.map((file) => join(folder, file))
}

function show(file: string, line: string): void {
  console.log(`${basename(file, '.log').padEnd(16)} ${readable(line)}`)
}

/** A JSON line as a person reads it; anything else as it is. */
export function readable(line: string): string {
  const fields = parsed(line)
  if (!fields) return line
  const { time, level, message, service: _service, instance: _instance, ...others } = fields
  const rest = Object.entries(others).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  return [String(time ?? '').slice(11, 23), String(level ?? '').padEnd(5), message ?? '', ...rest].join(' ')
}

function timeOf(line: string): string {
  return String(parsed(line)?.time ?? '')
}

function parsed(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    // A line that was cut off, or is not ours: it is shown as it stands.
    return undefined
  }
}
