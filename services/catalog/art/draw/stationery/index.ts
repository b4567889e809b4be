import type { Drawing } from '../../look.ts'
import { cards } from './cards.ts'
import { deskOrganiser } from './desk-organiser.ts'
import { notebook } from './notebook.ts'
import { pen } from './pen.ts'

/** For the desk. */
export const stationery = {
  notebook,
  pen,
  'desk-organiser': deskOrganiser,
  cards,
} as const satisfies Record<string, Drawing>
