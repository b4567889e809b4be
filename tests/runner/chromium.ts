import { existsSync } from 'node:fs'
import { run } from './command.ts'

const path = '/usr/bin/chromium'

/**
 * Finds Chromium, or installs Debian's package when this is root on a Debian. Undefined when there is none and none can
 * be had; then what to do has been said.
 */
export async function provisionChromium(say: (line: string) => void): Promise<string | undefined> {
  if (existsSync(path)) return path
  if (process.getuid?.() === 0 && Bun.which('apt-get')) {
    say('Chromium is not here; installing Debian’s package')
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    const install = ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']
    const installed =
      (await run(install, { env })) === 0 ||
      ((await run(['apt-get', 'update'], { env })) === 0 && (await run(install, { env })) === 0)
    if (installed && existsSync(path)) return path
  }
  say(`The browser tests need Chromium at ${path}. On Debian: apt-get install chromium fonts-noto-cjk`)
  return undefined
}
