import { setting } from '@galleria/chassis/config/settings'
import { z } from 'zod'

const seconds = (byDefault: number) => z.coerce.number().min(0).max(604_800).default(byDefault)

/** What shipping reads from the environment beside the chassis' own settings: the pace of the simulated carrier. */
export const shippingSettings = {
  PACK_SECONDS: setting({
    rule: seconds(20),
    example: '20',
    about: 'how long a parcel is packed before the carrier has it; fractions and 0 are allowed',
  }),
  CARRY_SECONDS: setting({
    rule: seconds(45),
    example: '45',
    about: 'how long the carrier carries a parcel to the door; fractions and 0 are allowed',
  }),
  RETURN_SECONDS: setting({
    rule: seconds(20),
    example: '20',
    about: 'how long a parcel that was called back takes to the house; fractions and 0 are allowed',
  }),
} as const
