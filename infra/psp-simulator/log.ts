/** Fields of a log line. Never a card number, a code or a key. */
export type Log = (message: string, fields?: Readonly<Record<string, unknown>>) => void

/** One JSON line on stdout for each event. */
export const log: Log = (message, fields = {}) => {
  process.stdout.write(
    `${JSON.stringify({ level: 'info', time: new Date().toISOString(), service: 'psp-simulator', ...fields, message })}\n`,
  )
}
