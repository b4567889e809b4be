/** Whether the last digit checks the others (ISO/IEC 7812-1, annex B). Catches a mistyped or swapped digit. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => total + weight(Number(digit), index), 0)
  return digits.length > 0 && sum % 10 === 0
}

function weight(digit: number, index: number): number {
  const value = index % 2 === 0 ? digit : digit * 2
  return value > 9 ? value - 9 : value
}
