import { join } from 'node:path'
import { armFromDataDir } from '@galleria/chassis/faults/arm-fail-points'
import { realWorld } from '@galleria/chassis/ports/index'
import { createSagas, sagaCallerMigration, sagaMigration } from '@galleria/chassis/saga/create-sagas'
import { defineSaga, type StepAnswer } from '@galleria/chassis/saga/saga'
import { openDatabase } from '@galleria/chassis/store/database'
import { createGroupCommit } from '@galleria/chassis/store/group-commit'
import { testCall } from '@galleria/testkit'

/**
 * Carries one saga as far as it lives, as a process of its own. Its participants are tables that forget nothing either;
 * PAYMENT says what the payment comes to.
 */
const dataDir = process.env.DATA_DIR ?? ''
armFromDataDir(process.env, dataDir)
const tables = `CREATE TABLE shop (key TEXT PRIMARY KEY, tries INTEGER NOT NULL DEFAULT 1) STRICT`
const db = openDatabase({
  file: join(dataDir, 'shop.sqlite'),
  migrations: [sagaMigration, sagaCallerMigration, tables],
})
const note = db.query('INSERT INTO shop (key) VALUES (?) ON CONFLICT DO UPDATE SET tries = tries + 1')

type Order = { readonly orderId: string }
const doing = async ({ key }: { key: string }): Promise<StepAnswer<Order, string>> => {
  note.run(key)
  return { kind: 'done' }
}
const undoing = async ({ key }: { key: string }) => {
  note.run(key)
  return 'undone' as const
}
const buy = defineSaga<Order, string>({
  name: 'buy',
  version: 1,
  steps: [
    { name: 'hold', kind: 'compensatable', act: doing, undo: undoing },
    {
      name: 'pay',
      kind: 'compensatable',
      act: async (command) =>
        process.env.PAYMENT === 'refused' ? { kind: 'refused', reason: 'no-funds' } : doing(command),
      undo: undoing,
    },
    { name: 'sell', kind: 'pivot', act: doing },
    { name: 'confirm', kind: 'local', write: () => void note.run('confirmed') },
  ],
  refused: () => void note.run('rejected'),
})

const commit = createGroupCommit(db, { clock: realWorld.clock })
const call = testCall()
const sagas = createSagas({ db, commit, world: realWorld, definitions: [buy], log: call.log })
if (sagas.state('o-1') === undefined)
  await commit.commit(() => sagas.begin('buy', { sagaId: 'o-1', data: { orderId: 'o-1' } }, call))
while (sagas.unfinished() > 0) await sagas.carryOnDue(call)
db.close()
