import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Visit } from '../../support/browser.ts'
import type { Intruders } from '../../support/intruders.ts'

declare global {
  /** In the page, not here: functions that name it are sent there. */
  const intruders: Intruders
}

let looking: Promise<string> | undefined

/** An address that is none, a product that is none: pages say so, and the browser repeats it. */
export const mayComplain = /status of 4\d\d/

/** Lets every page of a visit look for what became of texts. A dialog is what a script would open first. */
export async function lookOut({ page, context, complaints }: Visit): Promise<void> {
  looking ??= prepare()
  await context.addInitScript({ content: await looking })
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
}

/** What became of texts on the page as it stands. */
export const intrudersOn = (page: Page): Promise<string[]> => page.evaluate(() => intruders.in())

async function prepare(): Promise<string> {
  const entrypoints = [join(import.meta.dir, '../../support/page/intruders.ts')]
  const [script] = (await Bun.build({ entrypoints, target: 'browser', format: 'iife' })).outputs
  if (!script) throw new Error('what looks for intruders was not built')
  return script.text()
}
