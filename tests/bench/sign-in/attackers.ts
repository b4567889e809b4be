import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { root } from '../../runner/command.ts'
import { follow, formIn } from '../../support/identity-pages.ts'
import { newJar } from '../../support/jar.ts'
import type { Platform } from '../../support/platform.ts'
import type { Flood, Flooded, OpenForm } from './flood.ts'

/** Browsers that have each opened the page of signing in, as anybody may. */
export async function openForms(shop: Platform, count: number): Promise<OpenForm[]> {
  const forms: OpenForm[] = []
  for (let i = 0; i < count; i += 1) {
    const jar = newJar()
    const { url, text } = await follow(`${shop.url}/session/sign-in?return=/orders`, jar)
    const { action, values } = formIn(text)
    const { cookie = '' } = jar.header()
    forms.push({ action: new URL(action, url).href, cookie, origin: new URL(url).origin, values })
  }
  return forms
}

/** Has a process of its own send a flood; resolves when the last of it was answered. The seeds and secrets of this one are not handed on. */
export async function sendFlood(flood: Flood, folder: string): Promise<Flooded> {
  const file = join(folder, `flood-${flood.mark}.json`)
  await Bun.write(file, JSON.stringify(flood))
  const child = Bun.spawn([process.execPath, 'tests/bench/sign-in/flood.ts', file], {
    cwd: root,
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'inherit',
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' },
  })
  // Whoever floods in earnest does it on a machine of their own.
  setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  process.once('exit', () => child.kill('SIGKILL'))
  const text = await child.stdout.text()
  if ((await child.exited) !== 0) throw new Error('the flood broke off')
  return JSON.parse(text) as Flooded
}
