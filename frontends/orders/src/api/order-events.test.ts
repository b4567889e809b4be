import { expect, test } from 'bun:test'
import { orderEventName, parcelEventName } from '@galleria/contracts/web'
import { FakeStream } from '../testing/fake-events.ts'
import { orderIn } from '../testing/order-states.ts'
import { parcelIn } from '../testing/parcels.ts'
import { readOrderEvents } from './order-events.ts'

function reading() {
  const heard: string[] = []
  let stream = new FakeStream('')
  const close = readOrderEvents(
    (address) => {
      stream = new FakeStream(address)
      return stream
    },
    orderIn.pending.orderId,
    'ko',
    {
      opened: () => heard.push('opened'),
      told: ({ version }) => heard.push(`order ${version}`),
      moved: ({ status }) => heard.push(`parcel ${status}`),
      ended: () => heard.push('ended'),
      interrupted: () => heard.push('interrupted'),
      failed: () => heard.push('failed'),
    },
  )
  return { heard, stream, close }
}

test('an order is told under the name that the contract gives it, until it has come to its end', async () => {
  const { heard, stream } = reading()
  expect(stream.address).toBe(`/api/web/orders/${orderIn.pending.orderId}/events?locale=ko`)
  await stream.open()
  await stream.say(orderEventName, JSON.stringify(orderIn.confirmed))
  await stream.say(parcelEventName, JSON.stringify(parcelIn.onItsWay))
  await stream.say('end')
  await stream.tell(orderIn.shipped)
  expect(heard).toEqual(['opened', 'order 2', 'parcel dispatched', 'ended'])
  expect(stream.readyState).toBe(2)
})

test('a connection that the browser makes again is an interruption, one that it gives up is a failure', async () => {
  const { heard, stream } = reading()
  await stream.breakOff()
  await stream.giveUp()
  expect(heard).toEqual(['interrupted', 'failed'])
})

test('what is no order, or another one, ends the listening', async () => {
  for (const data of ['<html>', 'null', JSON.stringify({ ...orderIn.confirmed, orderId: 'another' })]) {
    const { heard, stream } = reading()
    await stream.say('order', data)
    expect([heard, stream.readyState]).toEqual([['failed'], 2])
  }
})

test('what is no parcel, or another order’s, ends the listening as well', async () => {
  for (const data of ['null', JSON.stringify({ ...parcelIn.packed, orderId: 'another' })]) {
    const { heard, stream } = reading()
    await stream.say('parcel', data)
    expect([heard, stream.readyState]).toEqual([['failed'], 2])
  }
})

test('whoever has closed the events hears no more', async () => {
  const { heard, stream, close } = reading()
  close()
  await stream.tell(orderIn.confirmed)
  await stream.giveUp()
  expect(heard).toEqual([])
})
