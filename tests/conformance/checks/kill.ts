import { announce, countOf, granted } from '../stories/tell.ts'
import type { Check } from './check.ts'
import { eventually, must, mustBe, NotApplicable } from './check.ts'
import { processed, settingsOf, untilSettled } from './reactions.ts'
import { freshKey } from './requests.ts'

/** It is killed, and started again. */
export const killChecks: readonly Check[] = [
  {
    name: 'what it acknowledged is there after a kill, and what it heard has its effect once',
    proves: ['SP-STORE-4', 'SP-REQ-13', 'SP-IDEM-6', 'SP-EVT-5', 'SP-CON-2', 'SP-CON-3'],
    async run(trial) {
      const { deed: command, keyed } = trial.story
      const settings = trial.row.hears.length > 0 ? settingsOf(trial) : []
      if (!command && settings.length === 0) throw new NotApplicable('it keeps nothing that anybody has told it')
      const heard = await Promise.all(
        settings.map(async (setting) => {
          const { context, event, durable, occasion } = setting
          const told = { setting, context, event, durable, id: crypto.randomUUID(), ...(await occasion()) }
          const before = await processed(trial, durable, 'done')
          await announce(trial, told)
          await eventually(async () => must((await processed(trial, durable, 'done')) > before, 'not done'), 8_000)
          return told
        }),
      )
      const deed = await command?.(trial)
      const asked = await keyed?.(trial)
      const headers = freshKey()
      const outcome = asked ? asked.same(await granted(trial, asked.endpoint, asked.request, headers)) : undefined
      await trial.program.end('SIGKILL')
      await trial.start()
      await deed?.holds()
      if (asked) {
        const again = asked.same(await granted(trial, asked.endpoint, asked.request, headers))
        mustBe(again, outcome, 'the outcome of a key over a kill')
      }
      if (deed?.announced) {
        const { event, aggregateId } = deed.announced
        await eventually(async () =>
          mustBe(await countOf(trial, event, aggregateId), 1, `how often ${event} was announced`),
        )
      }
      for (const told of heard) {
        const before = await processed(trial, told.durable, 'done')
        await announce(trial, told)
        await eventually(async () => must((await processed(trial, told.durable, 'done')) > before, 'not done'), 8_000)
        if (!told.effects) continue
        await untilSettled(trial, told.setting, told)
        mustBe(await told.effects(), 1, `how often ${told.durable} had its effect over a kill`)
      }
    },
  },
]
