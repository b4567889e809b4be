/** Fields of a log line. Never what a mail says, whom it is for or from. */
export type Log = (message: string, fields?: Readonly<Record<string, unknown>>) => void

/** One JSON line on stdout for each event. */
export const log: Log = (message, fields = {}) => {
  process.stdout.write(
    `${JSON.stringify({ level: 'info', time: new Date().toISOString(), service: 'mailbox', ...fields, message })}\n`,
  )
}
