import type { PackageState } from './parcel.ts'

/** How the state of a package feels. Never told by colour alone. */
export const toneOfPackage: Readonly<Record<PackageState, 'accent' | 'good' | 'neutral'>> = {
  packed: 'neutral',
  collected: 'accent',
  'in-transit': 'accent',
  'out-for-delivery': 'accent',
  delivered: 'good',
  returning: 'neutral',
  returned: 'neutral',
  cancelled: 'neutral',
}
