/** What a shop says in which somebody is late; a machine that has too much to do makes anybody late now and then. */
const lateStatuses: ReadonlySet<number> = new Set([503, 504])

/** Whether an answer over HTTP is that of somebody late. */
export const isLate = ({ status }: { readonly status: number }): boolean => lateStatuses.has(status)

/** Asks again while the answer is that of somebody late, three times at most. Who is late each time does not keep their word. */
export async function inTime<Answer>(
  ask: () => Promise<Answer>,
  isLateAnswer: (answer: Answer) => boolean,
): Promise<Answer> {
  let answer = await ask()
  for (let again = 0; again < 2 && isLateAnswer(answer); again += 1) answer = await ask()
  return answer
}

const patienceMs = 15_000
const pauseMs = 100

/** Asks what may be asked twice until nobody is late, or patience has run out: for tests that are about something else. */
export async function patiently<Answer extends { readonly status: number }>(
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const answer = await ask()
    if (!isLate(answer) || performance.now() >= deadline) return answer
    await Bun.sleep(pauseMs)
  }
}
