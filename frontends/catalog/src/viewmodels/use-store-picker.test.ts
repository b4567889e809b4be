import { expect, test } from 'bun:test'
import { problem } from '@galleria/contracts/problem'
import type { StoresPage } from '@galleria/contracts/web'
import type { Load } from '@galleria/ui'
import { nextTick, ref } from 'vue'
import { hannam } from '../testing/samples.ts'
import { useStorePicker } from './use-store-picker.ts'

const bukchon = { ...hannam, storeId: 'seoul-bukchon', name: 'Galleria Bukchon' }
const ready: Load<StoresPage> = {
  phase: 'ready',
  reloading: false,
  value: { stores: { state: 'fresh', data: [hannam, bukchon] } },
}

function picker(selected?: string, load = ready) {
  const told: unknown[] = []
  const wanted = ref(selected)
  return {
    told,
    wanted,
    ...useStorePicker(
      ref(load),
      () => wanted.value,
      (choice) => told.push(choice),
    ),
  }
}

test('choosing a store closes the dialog and tells which one it was', () => {
  const { open, chosen, choose, told } = picker()
  open.value = true

  choose(bukchon)

  expect(open.value).toBe(false)
  expect(chosen.value?.name).toBe('Galleria Bukchon')
  expect(told).toEqual([{ storeId: 'seoul-bukchon', name: 'Galleria Bukchon' }])
})

test('a picker that is told of a store shows it, and follows when it is told of another', async () => {
  const { chosen, wanted, told } = picker('seoul-hannam')
  expect(chosen.value?.name).toBe('Galleria Hannam')

  wanted.value = 'seoul-bukchon'
  await nextTick()

  expect(chosen.value?.name).toBe('Galleria Bukchon')
  expect(told).toEqual([])
})

test('a store that has closed is not shown as chosen', () => {
  expect(picker('seoul-gone').chosen.value).toBeUndefined()
})

test('while the list of stores is missing there is nothing to choose from', () => {
  const missing: Load<StoresPage> = {
    ...ready,
    value: { stores: { state: 'missing', problem: problem('unavailable') } },
  } as Load<StoresPage>
  expect(picker('seoul-hannam', missing).stores.value).toEqual([])
})
