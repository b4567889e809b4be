const dayMs = 86_400_000
const hourMs = 3_600_000

/** The day of collection, in days since 1970, of what is ordered at `at` (epoch milliseconds). Nobody collects at weekends. */
export function collectedOn(at: number, lastCollectionHour: number): number {
  const today = Math.floor(at / dayMs)
  const isTooLate = at - today * dayMs >= lastCollectionHour * hourMs
  return isWorkingDay(today) && !isTooLate ? today : afterWorkingDays(today, 1)
}

/** The day so many working days later. */
export function afterWorkingDays(day: number, workingDays: number): number {
  let left = workingDays
  let then = day
  while (left > 0) {
    then += 1
    if (isWorkingDay(then)) left -= 1
  }
  return then
}

/** A day as ISO 8601 writes it. */
export function isoDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

/** The first day of 1970 was a Thursday. */
function isWorkingDay(day: number): boolean {
  const sinceMonday = (day + 3) % 7
  return sinceMonday < 5
}
