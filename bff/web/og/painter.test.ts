import { afterAll, expect, test } from 'bun:test'
import { inflateSync } from 'node:zlib'
import { systemClock } from '@galleria/chassis/ports/index'
import { handClock } from '@galleria/testkit'
import { cardOf } from './card.ts'
import { createPainter } from './painter.ts'

const red =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800"><rect width="800" height="800" fill="#c00"/></svg>'
const painter = createPainter({ clock: systemClock, mostWaiting: 2 })
afterAll(painter.stop)

test('a card is a picture of 1200 by 630 with the art on the right and the name on the left', async () => {
  const { width, height, colourAt, coloursWithin } = readPng(await painter.paint(cardOf(red)))

  expect([width, height]).toEqual([1_200, 630])
  expect(colourAt(900, 300)).toBe('#cc0000')
  expect(colourAt(20, 20)).toBe('#faf7f2')
  expect(coloursWithin(80, 370, 480, 450)).toContain('#241f1a')
  expect(coloursWithin(80, 190, 180, 290)).toContain('#a5452b')
})

test('beyond its queue the painter turns orders away, and paints those it has taken', async () => {
  const orders = Array.from({ length: 5 }, () => painter.paint(cardOf(red)))
  const outcomes = await Promise.allSettled(orders)

  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'])
  expect(outcomes.at(-1)).toMatchObject({ reason: { kind: 'overloaded' } })
})

test('what is no picture is refused, and the next one is painted', async () => {
  const [broken, whole] = await Promise.allSettled([painter.paint('<svg'), painter.paint(cardOf(red))])

  expect(broken).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('could not be') } })
  expect(whole.status).toBe('fulfilled')
})

test('a picture that takes too long is given up with its thread, and the next gets a new one', async () => {
  const clock = handClock()
  const slow = createPainter({ clock, paintMs: 1_000 })
  const orders = [slow.paint(cardOf(red)), slow.paint(cardOf(red))]
  const settled = Promise.allSettled(orders)
  await clock.pass(1_000)

  expect(await settled).toMatchObject([{ status: 'rejected', reason: { kind: 'timeout' } }, { status: 'fulfilled' }])
  expect(clock.timers).toBe(1)
  await clock.pass(60_000)
  expect(clock.timers).toBe(0)
  slow.stop()
})

test('whoever waits when the process stops is told so', async () => {
  const stopping = createPainter({ clock: systemClock })
  const settled = Promise.allSettled([stopping.paint(cardOf(red)), stopping.paint(cardOf(red))])
  stopping.stop()

  expect((await settled).map((outcome) => outcome.status === 'rejected' && outcome.reason.kind)).toEqual([
    'disconnected',
    'disconnected',
  ])
})

/** Decodes a PNG with eight bits a channel and four channels (RFC 2083), without the library that made it. */
function readPng(bytes: Uint8Array) {
  const file = Buffer.from(bytes)
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  const data: Buffer[] = []
  let [width, height] = [0, 0]
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at)
    const kind = file.toString('latin1', at + 4, at + 8)
    const chunk = file.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR') {
      ;[width, height] = [chunk.readUInt32BE(0), chunk.readUInt32BE(4)]
      expect([...chunk.subarray(8, 10)]).toEqual([8, 6])
    }
    if (kind === 'IDAT') data.push(chunk)
    at += length + 12
  }
  const pixels = unfiltered(inflateSync(Buffer.concat(data)), width * 4, height)
  const colourAt = (x: number, y: number) =>
    `#${Buffer.from(pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)).toString('hex')}`
  const coloursWithin = (left: number, top: number, right: number, bottom: number) => {
    const colours = new Set<string>()
    for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) colours.add(colourAt(x, y))
    return colours
  }
  return { width, height, colourAt, coloursWithin }
}

/** Takes PNG's line filters back. */
function unfiltered(raw: Buffer, stride: number, height: number): Uint8Array {
  const pixels = new Uint8Array(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)]
    for (let i = 0; i < stride; i += 1) {
      const left = i < 4 ? 0 : (pixels[y * stride + i - 4] ?? 0)
      const up = y === 0 ? 0 : (pixels[(y - 1) * stride + i] ?? 0)
      const corner = i < 4 || y === 0 ? 0 : (pixels[(y - 1) * stride + i - 4] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0
      pixels[y * stride + i] = (raw[y * (stride + 1) + 1 + i] ?? 0) + guess
    }
  }
  return pixels
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
