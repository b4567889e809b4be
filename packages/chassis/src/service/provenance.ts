import type { Contract } from '@galleria/contracts/contract'
import type { BusMessage } from '../bus/bus.ts'

/** `ce-source` of everything that a context announces. */
export function sourceOf(context: string): string {
  return `/galleria/${context}`
}

/** `ce-dataschema` of an event: which schema its data keeps to, and which version of it. */
export function schemaOf(context: string, type: string, version: number | string): string {
  return `/schemas/${context}/${type}/${version}`
}

/**
 * Why a message is not the event that its subject says, or nothing when it is. The broker lets only a context's own process announce
 * on its subjects, but it sends what it is asked for itself, such as another stream's message, to any subject that the asker names
 * (`packages/chassis/test/forged-messages.test.ts` does so). What comes by that way was announced by somebody else, or by nobody.
 */
export function misfit(message: BusMessage, contract: Contract, event: string): string | undefined {
  const type = contract.events[event]
  if (type === undefined) return `${event} is not in the contract`
  if (message.header('ce-id') === undefined) return 'it has no ce-id'
  const [source, named] = [message.header('ce-source'), message.header('ce-type')]
  if (source !== sourceOf(contract.context)) return `it comes from ${source ?? 'nowhere'}`
  if (named !== type.type) return `it is a ${named ?? 'nothing'}`
  const schema = message.header('ce-dataschema')
  if (schema !== undefined && !isVersionOf(schema, contract.context, type.type)) return `its data keeps to ${schema}`
  const about = message.header('ce-subject')
  if (about !== undefined && message.subject.startsWith('evt.') && !message.subject.endsWith(`.${about}`))
    return `it is about ${about}, and its subject is not`
  return undefined
}

/** Versions grow by added fields only, so a later one than this process knows can be read as well. */
function isVersionOf(schema: string, context: string, type: string): boolean {
  const family = schemaOf(context, type, '')
  return schema.startsWith(family) && /^[1-9]\d{0,3}$/.test(schema.slice(family.length))
}
