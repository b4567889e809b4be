import { Database } from 'bun:sqlite'
import { join } from 'node:path'
import { runProgram } from '../subject/program.ts'
import type { Subject } from '../subject/subject.ts'
import type { Check } from './check.ts'
import { eventually, must, mustBe, NotApplicable } from './check.ts'

/** What lies on the disk when it has ended. */
export const storeChecks: readonly Check[] = [
  {
    name: 'its store is where it is looked for, keeps what the protocol says, and is not opened when it is newer',
    proves: ['SP-STORE-1', 'SP-STORE-2', 'SP-STORE-3'],
    slow: true,
    async run(trial) {
      const { row, contract, dataDir, name } = trial
      if (!row.keepsStore) throw new NotApplicable('it keeps nothing')
      const file = join(dataDir, `${name}.sqlite`)
      const db = new Database(file, { readwrite: true, create: false })
      try {
        mustBe(db.query('PRAGMA journal_mode').get(), { journal_mode: 'wal' }, 'the journal of its store')
        const { user_version } = db.query('PRAGMA user_version').get() as { user_version: number }
        must(user_version > 0, 'its migrations are not counted in user_version')
        const hasOutbox = columnsOf(db, 'outbox').length > 0
        if (contract.stream && !hasOutbox)
          must(hasJournal(db), 'it has neither an outbox nor a journal of events in its place')
        const wanted = {
          ...(contract.stream && hasOutbox ? { outbox: outboxColumns } : {}),
          ...(contract.stream ? { outbox_stream: ['only_row', 'birth'] } : {}),
          ...(row.hears.length > 0 ? { inbox: ['consumer', 'event_id'] } : {}),
          ...(contract.stream ? auditTables : {}),
        }
        for (const [table, columns] of Object.entries(wanted))
          mustBe(columnsOf(db, table), columns, `the list of columns of ${table}`)
        db.run('PRAGMA user_version = 9999')
      } finally {
        db.close()
      }
      const program = runProgram(trial.command, trial.env)
      try {
        await eventually(() => must(!program.isRunning(), 'it opens a store that is newer than it is'), 10_000)
        must(program.exitCode() !== 0, 'it ends with 0 over a store that is newer than it is')
      } finally {
        if (program.isRunning()) await program.end('SIGKILL')
      }
    },
  },
]

const outboxColumns = [
  'sequence',
  'event_id',
  'event',
  'aggregate_id',
  'time',
  'version',
  'data',
  'traceparent',
  'published',
]
const auditTables = {
  audit_entries: ['sequence', 'body', 'hash'],
  audit_sent: ['only_row', 'sequence', 'birth', 'rewinds'],
}

/** What a journal of events has that is an outbox, too; the other columns are its own. */
const journalColumns = ['sequence', 'event_id', 'version', 'data', 'time', 'traceparent', 'published']

function columnsOf(db: Database, table: string): readonly string[] {
  const found = db.query('SELECT name FROM pragma_table_info(?)').all(table) as { name: string }[]
  return found.map(({ name }) => name)
}

function hasJournal(db: Database): boolean {
  const tables = db.query("SELECT name FROM sqlite_schema WHERE type = 'table'").all() as { name: string }[]
  return tables.some(({ name }) => {
    const columns = columnsOf(db, name)
    return journalColumns.every((one) => columns.includes(one))
  })
}

/** The log of all its runs. */
export const logChecks: readonly Check<Subject>[] = [
  {
    name: 'every line of its log is a JSON object with level, time, service, instance and message',
    proves: ['SP-LOG-1', 'SP-LOG-2'],
    async run(trial) {
      const lines = trial.lines()
      must(lines.length > 0, 'it has logged nothing')
      for (const line of lines) {
        const told = parsed(line)
        must(told, `a line is not JSON: ${line.slice(0, 160)}`)
        const { level, time, service, instance, message } = told
        must(['info', 'warn', 'error'].includes(String(level)), `a line has the level ${level}: ${line.slice(0, 160)}`)
        const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(String(time))
        must(isTime, `a line has the time ${time}: ${line.slice(0, 160)}`)
        mustBe([service, instance], [trial.name, trial.instance], `service and instance of “${message}”`)
        must(typeof message === 'string' && message !== '', `a line has no message: ${line.slice(0, 160)}`)
      }
    },
  },
]

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const told: unknown = JSON.parse(line)
    return typeof told === 'object' && told !== null ? (told as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
