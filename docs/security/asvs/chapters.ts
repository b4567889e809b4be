import type { Chapter } from '../item.ts'
import { v01 } from './v01.ts'
import { v02 } from './v02.ts'
import { v03 } from './v03.ts'
import { v04 } from './v04.ts'
import { v05 } from './v05.ts'
import { v06 } from './v06.ts'
import { v07 } from './v07.ts'
import { v08 } from './v08.ts'
import { v09 } from './v09.ts'
import { v10 } from './v10.ts'
import { v11 } from './v11.ts'
import { v12 } from './v12.ts'
import { v13 } from './v13.ts'
import { v14 } from './v14.ts'
import { v15 } from './v15.ts'
import { v16 } from './v16.ts'
import { v17 } from './v17.ts'

/** All seventeen, with every requirement of levels 1 and 2. */
export const chapters: readonly Chapter[] = [
  v01,
  v02,
  v03,
  v04,
  v05,
  v06,
  v07,
  v08,
  v09,
  v10,
  v11,
  v12,
  v13,
  v14,
  v15,
  v16,
  v17,
]
