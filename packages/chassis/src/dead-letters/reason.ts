import { ZodError } from 'zod'
import { fieldErrors } from '../validation.ts'

const longest = 240
const fewestFields = 3

/**
 * Why something failed, as it may stand in a header: one line, no longer than a person reads, and without what looks
 * like a card number, a key or an address, since whoever reads dead letters need not be allowed to read those.
 */
export function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  const told = cause === undefined ? tell(error) : `${tell(error)} (${tell(cause)})`
  return masked(told.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()).slice(0, longest) || 'no reason given'
}

function tell(error: unknown): string {
  if (error instanceof ZodError)
    return fieldErrors(error)
      .slice(0, fewestFields)
      .map(({ field, reason }) => `${field} ${reason}`)
      .join(', ')
  // The parser quotes what it could not read.
  if (error instanceof SyntaxError) return 'not JSON'
  if (error instanceof Error) return error.message === '' ? error.name : `${error.name}: ${error.message}`
  return typeof error === 'string' ? error : 'something that is no error was thrown'
}

const secrets = [
  /\b(?:bearer|basic)\s+\S+/gi,
  /\b(?:tok|sk|pk|whsec|key)_\S+/gi,
  /\S+@\S+/g,
  /\b\d(?:[ -]?\d){12,18}\b/g,
  // Ids are made of shorter runs, with hyphens between them.
  /[A-Za-z0-9+/=_]{24,}/g,
]

function masked(text: string): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), text)
}
