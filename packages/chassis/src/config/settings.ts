import { z } from 'zod'

/** One environment variable: the rule it must keep, an example that does, and what it is for. */
export interface Setting<Rule extends z.ZodType = z.ZodType> {
  readonly rule: Rule
  readonly example: string
  readonly about: string
}

/** Declares a setting. */
export function setting<Rule extends z.ZodType>(declared: Setting<Rule>): Setting<Rule> {
  return declared
}

/** The environment is not what it should be; the message says what to set, to what, and why. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/**
 * Reads settings from the environment once, when a process starts. An empty variable counts as unset.
 * @throws SettingsError naming each wrong variable, its rule and an example.
 */
export function readSettings<Settings extends Readonly<Record<string, Setting>>>(
  settings: Settings,
  env: Readonly<Record<string, string | undefined>>,
): { readonly [Name in keyof Settings]: z.output<Settings[Name]['rule']> } {
  const values: Record<string, unknown> = {}
  const complaints: string[] = []
  for (const [name, { rule, example, about }] of Object.entries(settings)) {
    const checked = rule.safeParse(env[name] === '' ? undefined : env[name])
    if (checked.success) values[name] = checked.data
    else
      complaints.push(
        `${name} (${about}): ${z.prettifyError(checked.error).replaceAll('\n', ' ')}. Example: ${name}=${example}`,
      )
  }
  if (complaints.length > 0) throw new SettingsError(`The environment is not complete:\n  ${complaints.join('\n  ')}`)
  return values as { readonly [Name in keyof Settings]: z.output<Settings[Name]['rule']> }
}
