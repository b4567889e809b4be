import { budget } from '@galleria/chassis/budget'
import { realWorld } from '@galleria/chassis/ports/index'
import { rememberingLogger } from '@galleria/testkit'
import { createChildren } from '../children/children.ts'
import type { DataReply } from '../children/messages.ts'
import type { PageJob } from '../children/render-child.ts'
import type { Replaced } from '../children/slot.ts'
import { type ChildLink, type SpawnChild, spawnChild } from '../children/spawn-child.ts'
import type { Edition } from '../edition.ts'
import { createStandings } from '../standings.ts'
import { fakePublication } from './published.ts'

const { clock } = realWorld

/** Real child processes over a made-up publication, without a bus and without a web BFF. */
export function childrenUnderTest({
  partMs = 5_000,
  pageMs = 10_000,
  silentMs = 400,
  mostBuilds = 40,
  count = 1,
} = {}) {
  const publication = fakePublication()
  const log = rememberingLogger()
  const replaced: Replaced[] = []
  const spawned: ChildLink[] = []
  const standings = createStandings(clock)
  const spawn: SpawnChild = (events) => {
    const link = spawnChild(events)
    spawned.push(link)
    return link
  }
  const children = createChildren({
    count,
    mostBuilds,
    child: {
      folder: publication.folder,
      publicOrigin: 'https://shop.example',
      partMs,
      pageMs,
      silentMs,
      clock,
      log,
      spawn,
    },
    skipped: standings.skipped,
    onFelled: standings.felled,
    onReplaced: (why) => replaced.push(why),
    clock,
    log,
  })
  const answering = async (path: string): Promise<DataReply | undefined> => ({
    status: 200,
    type: 'application/json',
    body: JSON.stringify({ path }),
  })

  return {
    ...publication,
    log,
    replaced,
    spawned,
    standings,
    children,
    ready: (edition: Edition) => children.ready(edition, budget(clock, 10_000)),
    /** Renders a page with the parts named, `catalog/home-page`, once a child is there. */
    async render(edition: Edition, place: string, { ask = answering as PageJob['ask'], budgetMs = pageMs } = {}) {
      await children.ready(edition, budget(clock, 10_000))
      return children.render({ edition, target: `/?place=${place}`, locale: 'en', ask }, budget(clock, budgetMs))
    },
    async close() {
      await children.stop()
      publication.remove()
    },
  }
}
