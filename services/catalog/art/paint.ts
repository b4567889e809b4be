import type { materials } from '@galleria/contracts/catalog'
import { type Colour, palette, type Tones } from './palette.ts'
import { path } from './shapes.ts'

/** A material of the contract. */
export type Material = (typeof materials)[number]

/** Paint on a brush: fills by how a surface lies in the light. Each names a definition that `definitions` can write. */
export interface Paint {
  readonly tones: Tones
  readonly material: Material
  /** Flat, towards us. */
  readonly face: string
  /** Curved about an upright axis. */
  readonly round: string
  /** Curved every way. */
  readonly ball: string
  /** Flat, up to the light. */
  readonly top: string
  /** Flat, turned away. */
  readonly side: string
  /** The texture that lies over any of them. */
  readonly texture: string
}

const textures: Readonly<Record<Material, string>> = {
  wood: 'grain',
  metal: '',
  glass: '',
  ceramic: 'speckle',
  linen: 'weave',
  cotton: 'rib',
  wool: 'knit',
  paper: 'fibre',
  leather: 'pore',
  stone: 'vein',
  rattan: 'cane',
  wax: '',
}

/** A colour in a material. Brass shines whatever it is used for. */
export function paint(colour: Colour, material: Material): Paint {
  const shines = material === 'metal' || colour === 'brass'
  const texture = textures[material]
  return {
    tones: palette[colour],
    material,
    face: `url(#face-${colour})`,
    round: material === 'glass' ? `url(#clear-${colour})` : `url(#${shines ? 'shine' : 'round'}-${colour})`,
    ball: material === 'glass' ? `url(#clear-${colour})` : `url(#ball-${colour})`,
    top: palette[colour].light,
    side: palette[colour].dark,
    texture: texture === '' ? '' : `url(#${texture}-${colour})`,
  }
}

/** How a surface lies in the light. */
type Lie = 'face' | 'round' | 'ball' | 'top' | 'side'

/** A shape in paint, with the texture of its material over it. */
export function solid(d: string, brush: Paint, lie: Lie = 'face', more = ''): string {
  return path(d, brush[lie], more) + (brush.texture === '' ? '' : path(d, brush.texture, more))
}

/** A second colour that goes with the first, for stripes and borders. */
export const partner = ({ tones }: Paint): string => (tones.base > '#c' ? tones.dark : tones.light)
