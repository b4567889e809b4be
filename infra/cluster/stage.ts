import { Refused } from './supervisor.ts'

/** What a copy is for. Development makes itself whatever it lacks; production is given what it needs, or does not open. */
export type Stage = 'development' | 'production'

/** Reads `PROFILE`. @throws Refused when it names neither. */
export function stageOf(env: Readonly<Record<string, string | undefined>>): Stage {
  const told = env.PROFILE || 'development'
  if (told === 'development' || told === 'production') return told
  throw new Refused(`PROFILE is ${told}; it may be development or production`)
}
