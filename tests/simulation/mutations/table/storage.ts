import type { Protection } from '../protection.ts'

/** What keeps on the disk what somebody was told. */
export const storageProtections: readonly Protection[] = [
  {
    id: 'answer-after-flush',
    name: 'answering only when the shared transaction is on the disk',
    against: 'a process that dies after its answer (F1)',
    breaks: 'I-ORD-1',
    within: 200,
    favours: ['crash-orders'],
    edits: [
      {
        file: 'packages/chassis/src/store/group-commit.ts',
        from: `if (db.inTransaction) throw new Error('a shared transaction cannot be a part of another')
      return together.immediate(writers)`,
        to: `if (!db.inTransaction) {
        db.run('BEGIN IMMEDIATE')
        clock.after(50, () => {
          if (db.inTransaction) db.run('COMMIT')
        })
      }
      return writers.map(({ work }) => alone(work))`,
      },
    ],
  },
  {
    id: 'synchronous-full',
    name: 'synchronous = FULL',
    against: 'a power cut (F14)',
    breaks: 'I-ORD-1',
    within: 100,
    favours: ['crash-orders'],
    edits: [
      {
        file: 'packages/chassis/src/store/database.ts',
        from: `db.run('PRAGMA synchronous = FULL')`,
        to: `db.run('PRAGMA synchronous = NORMAL')`,
      },
    ],
  },
]
