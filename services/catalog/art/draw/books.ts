import { box, path } from '../shapes.ts'

const spines = ['#c36c4c', '#94a583', '#35496d', '#d8a53d', '#e0ada0', '#8b857c', '#efe6d6'] as const

/** A row of books from the left, `count` of them, no two alike; some lean. */
export function books(x: number, y: number, count: number, tall: number, from = 0): string {
  let left = x
  return Array.from({ length: count }, (_, index) => {
    const key = (index * 5 + from * 3) % 7
    const wide = 13 + (key % 3) * 5
    const high = tall * (0.74 + ((key * 3) % 5) * 0.06)
    const spine =
      path(box(left, y - high, wide, high, 2), spines[key] ?? spines[0]) +
      path(box(left, y - high + high * 0.18, wide, 4), '#fff6e6', 'opacity=".5"')
    left += wide + 1.5
    return spine
  }).join('')
}
