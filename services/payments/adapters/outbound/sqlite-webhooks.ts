import type { Database } from 'bun:sqlite'
import type { WebhookInbox } from '../../ports.ts'
import { whenNeeded } from './when-needed.ts'

/** Which webhooks have come, in SQLite. */
export function sqliteWebhooks(db: Database): WebhookInbox {
  const statements = whenNeeded(() => ({
    add: db.query('INSERT OR IGNORE INTO webhook_inbox (event_id, type, received_at) VALUES (?, ?, ?)'),
    remove: db.query('DELETE FROM webhook_inbox WHERE received_at < ?'),
  }))
  return {
    note: (eventId, type, at) => statements().add.run(eventId, type, at).changes > 0,
    forget: (before) => void statements().remove.run(before),
  }
}
