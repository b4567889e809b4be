import type { KeyValue } from '@galleria/chassis/bus/key-value'

/** A bucket in this process's memory, that several can share; `watched` is told of each touch. */
export function memoryBucket(watched: (what: 'get' | 'write' | 'delete') => void = () => {}) {
  const entries = new Map<string, { value: string; revision: number }>()
  let revisions = 0
  const write = (key: string, value: string): number => {
    revisions += 1
    entries.set(key, { value, revision: revisions })
    return revisions
  }
  const bucket: KeyValue = {
    async get(key) {
      watched('get')
      return entries.get(key)
    },
    async create(key, value) {
      watched('write')
      return entries.has(key) ? undefined : write(key, value)
    },
    async update(key, value, revision) {
      watched('write')
      return entries.get(key)?.revision === revision ? write(key, value) : undefined
    },
    async delete(key) {
      watched('delete')
      entries.delete(key)
    },
  }
  return { bucket, entries }
}
