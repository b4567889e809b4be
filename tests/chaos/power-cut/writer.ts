// Commits one row after the other and says so after each commit, until it dies. Run by power-cut.test.ts.
import { join } from 'node:path'
import { systemClock } from '@galleria/chassis/ports/index'
import { openDatabase } from '@galleria/chassis/store/database'
import { createGroupCommit } from '@galleria/chassis/store/group-commit'

const [folder = '', synchronous] = process.argv.slice(2)
const db = openDatabase({ file: join(folder, 'rows.sqlite'), migrations: ['CREATE TABLE rows (n INTEGER) STRICT'] })
if (synchronous) db.run(`PRAGMA synchronous = ${synchronous}`)
const { commit } = createGroupCommit(db, { clock: systemClock })
const insert = db.query('INSERT INTO rows (n) VALUES (?)')

for (let n = 1; n <= 300; n += 1) {
  await commit(() => void insert.run(n))
  process.stdout.write(`${n}\n`)
}
process.kill(process.pid, 'SIGKILL')
