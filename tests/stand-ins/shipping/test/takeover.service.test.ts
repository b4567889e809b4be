import { expect, test } from 'bun:test'
import { shipping } from '@galleria/contracts/shipping'
import { bunCommand } from '@galleria/infra/command'
import { canRun, eventually, publishedEvents, startBroker, startProcess, testCall } from '@galleria/testkit'
import { root } from '../../../runner/command.ts'

const standIn = bunCommand('tests/stand-ins/shipping/service.ts', root)
/** Nothing is packed while they are compared. */
const env = { PACK_SECONDS: '600' }
const lines = [{ sku: 'LMP-012-OAK', quantity: 1 }]

if (await canRun('shipping'))
  test('what one shipping has kept is taken over by the other, and back again', async () => {
    const broker = await startBroker()
    try {
      const client = broker.client(shipping)
      const [barred, expected, packed] = [Bun.randomUUIDv7(), Bun.randomUUIDv7(), Bun.randomUUIDv7()]
      const eventId = Bun.randomUUIDv7()
      const first = await startProcess(broker, 'shipping', { command: standIn, env })
      await client.parcel.cancel({ orderId: barred }, testCall())
      await client.parcel.revise({ orderId: expected, revision: 2, lines }, testCall())
      await broker.bus.publish(
        `evt.orders.order.confirmed.${packed}`,
        JSON.stringify({ orderId: packed, lines, total: { cents: 100, currency: 'EUR' } }),
        { 'ce-id': eventId, 'ce-source': '/galleria/orders', 'ce-type': 'order-confirmed', 'ce-subject': packed },
        eventId,
        5_000,
      )
      await eventually(async () => expect(await publishedEvents(broker, 'shipping')).toHaveLength(1))
      const before = await client.parcel.get({ orderId: packed }, testCall())
      expect(await first.stop()).toBe(0)

      const second = await startProcess(broker, 'shipping', { env })
      expect(await client.parcel.get({ orderId: packed }, testCall())).toEqual(before)
      expect(await client.parcel.get({ orderId: barred }, testCall())).toMatchObject({ value: { status: 'cancelled' } })
      // An older revision is not heard: it is told what the newest said.
      const older = [{ sku: 'VAS-003-BLU', quantity: 9 }]
      expect(await client.parcel.revise({ orderId: expected, revision: 1, lines: older }, testCall())).toMatchObject({
        value: { lines },
      })
      expect(await client.parcel.revise({ orderId: packed, revision: 1, lines }, testCall())).toMatchObject({
        ok: true,
      })
      const after = await client.parcel.get({ orderId: packed }, testCall())
      expect(await second.stop()).toBe(0)

      const third = await startProcess(broker, 'shipping', { command: standIn, env })
      expect(await client.parcel.get({ orderId: packed }, testCall())).toEqual(after)
      await third.stop()
      expect((await publishedEvents(broker, 'shipping')).map(({ subject }) => subject)).toEqual([
        `evt.shipping.parcel.planned.${packed}`,
      ])
    } finally {
      await broker.stop()
    }
  }, 60_000)
