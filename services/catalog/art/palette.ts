import type { colours } from '@galleria/contracts/catalog'

/** A colour of the contract. */
export type Colour = (typeof colours)[number]

/** One colour as paint, light comes from the upper left: `light` faces it, `dark` turns away, `deep` is in the fold. */
export interface Tones {
  readonly light: string
  readonly base: string
  readonly dark: string
  readonly deep: string
  /** The backdrop a thing of this colour is photographed on, and the shape behind it. */
  readonly paper: string
  readonly arch: string
}

const pigments: Readonly<Record<Colour, readonly [base: string, paper: string, arch: string]>> = {
  white: ['#f4eee4', '#d9d2c2', '#c2b9a4'],
  black: ['#3b3835', '#ece4d8', '#dccfbe'],
  grey: ['#a3a09b', '#e9e5de', '#d8d2c8'],
  oak: ['#d0a873', '#f2e8da', '#e6d2b6'],
  walnut: ['#80563a', '#f0e5d9', '#e0cab6'],
  brass: ['#c99d49', '#f2e9d6', '#e4d2ab'],
  terracotta: ['#c36c4c', '#f5e5db', '#ebc9b8'],
  sage: ['#94a583', '#e9ede1', '#d0dac3'],
  navy: ['#35496d', '#e3e7ec', '#c8d1de'],
  blush: ['#e0ada0', '#f6e8e2', '#ecd0c6'],
  mustard: ['#d8a53d', '#f6ecd3', '#eed9a5'],
  sand: ['#d7c4a2', '#ede5d8', '#dbccb3'],
}

const channel = (hex: string, from: number): number => Number.parseInt(hex.slice(from, from + 2), 16)

/** A colour `share` of the way from one to another, both `#rrggbb`. */
export function mix(from: string, to: string, share: number): string {
  const blended = [1, 3, 5].map((index) => Math.round(channel(from, index) * (1 - share) + channel(to, index) * share))
  return `#${blended.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** Every colour of the contract as paint. */
export const palette: Readonly<Record<Colour, Tones>> = Object.fromEntries(
  Object.entries(pigments).map(([colour, [base, paper, arch]]) => [
    colour,
    {
      light: mix(base, '#fff9ee', 0.34),
      base,
      dark: mix(base, '#3a211c', 0.26),
      deep: mix(base, '#241615', 0.5),
      paper,
      arch,
    },
  ]),
) as Record<Colour, Tones>

/** The one shadow of the shop: warm, never black. */
export const shade = '#4a3228'
/** Leaves, in three tones. */
export const leaf = { light: '#7f9a72', base: '#5f7d5a', dark: '#466247' } as const
