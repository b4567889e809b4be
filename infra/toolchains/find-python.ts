import type { Tools } from '../nats/tools.ts'
import { firstOf, type Search } from './find-go.ts'

/** What the code is written for: `Self`, `StrEnum`, task groups. */
export const oldestPython = '3.11'

const names = ['python3', 'python3.13', 'python3.12', 'python3.11']
const usualPlaces = ['/usr/bin/python3', '/opt/homebrew/bin/python3', '/usr/local/bin/python3']

/** Tells its version only when it can also make virtual environments: Debian has that in a package of its own. */
const askVersion = [
  '-c',
  'import ensurepip, sqlite3, ssl, venv, platform; print("Python", platform.python_version())',
] as const

/** The first Python that is new enough and can make virtual environments; otherwise what was met. */
export function findPython(tools: Tools): Promise<Search> {
  return firstOf([...names, ...usualPlaces], askVersion, /^Python (\d+\.\d+(?:\.\d+)?)/m, oldestPython, tools)
}
