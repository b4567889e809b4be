import { Database } from 'bun:sqlite'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** What a mail says, once read. */
export interface MailContent {
  readonly from: string
  readonly subject: string
  readonly text: string
  /** Empty when the mail has none. */
  readonly html: string
}

/** A mail that was taken in. `to` are the envelope's recipients in small letters, not what its headers claim. */
export interface Mail extends MailContent {
  /** Grows with each mail. */
  readonly id: number
  /** Epoch milliseconds. */
  readonly receivedAt: number
  readonly to: readonly string[]
}

/** Which mails are looked for, newest first. */
export interface Wanted {
  readonly to?: string | undefined
  readonly limit: number
}

/** The mails that are kept: at most `maxMails`, each on the disk before it counts as taken. */
export interface Mails {
  add(mail: Omit<Mail, 'id'>): number
  get(id: number): Mail | undefined
  list(wanted: Wanted): readonly Mail[]
  count(): number
  clear(): void
  close(): void
}

const schema = `
  CREATE TABLE IF NOT EXISTS mail (
    id INTEGER PRIMARY KEY AUTOINCREMENT, received_at INTEGER NOT NULL,
    sender TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, html TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS recipient (
    mail_id INTEGER NOT NULL REFERENCES mail (id) ON DELETE CASCADE, address TEXT NOT NULL,
    PRIMARY KEY (address, mail_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS recipient_by_mail ON recipient (mail_id);
`

interface Row {
  id: number
  receivedAt: number
  from: string
  subject: string
  text: string
  html: string
  recipients: string
}

const columns = `id, received_at AS receivedAt, sender AS "from", subject, text, html,
  (SELECT json_group_array(address) FROM recipient WHERE mail_id = mail.id) AS recipients`

/** Opens the store, in a file or `:memory:`. */
export function openMails(file: string, maxMails: number): Mails {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const db = new Database(file, { create: true, strict: true })
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) db.run(`PRAGMA ${pragma}`)
  db.run(schema)

  const insert = db.query<{ id: number }, [number, string, string, string, string]>(
    'INSERT INTO mail (received_at, sender, subject, text, html) VALUES (?, ?, ?, ?, ?) RETURNING id',
  )
  const address = db.query<null, [number, string]>('INSERT OR IGNORE INTO recipient (mail_id, address) VALUES (?, ?)')
  const forgetOldest = db.query<null, [number]>(
    'DELETE FROM mail WHERE id <= (SELECT id FROM mail ORDER BY id DESC LIMIT 1 OFFSET ?)',
  )
  const one = db.query<Row, [number]>(`SELECT ${columns} FROM mail WHERE id = ?`)
  const all = db.query<Row, [number]>(`SELECT ${columns} FROM mail ORDER BY id DESC LIMIT ?`)
  const addressed = db.query<Row, [string, number]>(
    `SELECT ${columns} FROM mail WHERE id IN (SELECT mail_id FROM recipient WHERE address = ?) ORDER BY id DESC LIMIT ?`,
  )

  const add = db.transaction((mail: Omit<Mail, 'id'>) => {
    const id = insert.get(mail.receivedAt, mail.from, mail.subject, mail.text, mail.html)?.id ?? 0
    for (const recipient of mail.to) address.run(id, recipient.toLowerCase())
    forgetOldest.run(maxMails)
    return id
  })

  return {
    add: (mail) => add.immediate(mail),
    get: (id) => one.all(id).map(mailOf)[0],
    list: ({ to, limit }) => (to ? addressed.all(to.toLowerCase(), limit) : all.all(limit)).map(mailOf),
    count: () => db.query<{ count: number }, []>('SELECT count(*) AS count FROM mail').get()?.count ?? 0,
    clear: () => void db.run('DELETE FROM mail'),
    close: () => db.close(),
  }
}

function mailOf({ recipients, ...row }: Row): Mail {
  return { ...row, to: JSON.parse(recipients) as string[] }
}
