import { choosePorts } from '@galleria/infra/ports'

/**
 * A port of this machine that nobody listens on just now. The system gives it to nobody who takes any, so that it is still free when
 * whoever was told of it listens there, a moment later or again after an end.
 */
export async function freePort(): Promise<number> {
  const chosen = await choosePorts([{ key: 'any', wanted: 0 }])
  return chosen.get('any')?.port ?? 0
}
