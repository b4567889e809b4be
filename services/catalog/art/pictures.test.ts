import { expect, test } from 'bun:test'
import { colours } from '@galleria/contracts/catalog'
import { pictureSpecs } from '../seed/pictures.ts'
import { identifyPicture } from './draw-picture.ts'
import { drawings } from './drawings.ts'
import { drawPicture, pictureSize, pictureSpec, pictureSvg } from './index.ts'
import { palette } from './palette.ts'

const specs = [...pictureSpecs()]
const drawn = specs.map(([stem, spec]) => ({ stem, spec, svg: drawPicture(spec) }))

test('every picture of the shop is well-formed SVG with a title, a size and no number gone wrong', () => {
  for (const { stem, spec, svg } of drawn) {
    const { width, height } = pictureSize(spec)
    expect(svg, stem).toStartWith(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><title>`,
    )
    expect(svg, stem).not.toMatch(/NaN|undefined|Infinity|\[object/)
    expect(complaintAbout(svg), stem).toBe('')
  }
})

test('every gradient and pattern that a picture refers to is defined in it, once', () => {
  for (const { stem, svg } of drawn) {
    const defined = Array.from(svg.matchAll(/ id="([^"]+)"/g), ([, id]) => id)
    const used = new Set(Array.from(svg.matchAll(/url\(#([^)]+)\)/g), ([, id]) => id))
    expect(new Set(defined), stem).toEqual(used)
    expect(defined.length, stem).toBe(used.size)
  }
})

test('a picture of a product stays small enough to send forty of them', () => {
  const sizes = drawn
    .filter(({ spec }) => spec.scene === 'front' || spec.scene === 'detail')
    .map(({ svg }) => svg.length)
  expect(Math.max(...sizes)).toBeLessThan(10_000)
  expect(sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toBeLessThan(4_500)
})

test('drawn twice, a picture is the same, and so is its id', () => {
  for (const { stem, spec, svg } of drawn.slice(0, 300)) {
    expect(drawPicture(spec), stem).toBe(svg)
    expect(identifyPicture(stem, spec)).toBe(identifyPicture(stem, spec))
  }
})

test('brothers of one kind do not look alike, nor does one thing in two colours', () => {
  const fronts = drawn.filter(({ spec }) => spec.scene === 'front')
  const looks = new Map<string, string[]>()
  for (const { stem, svg } of fronts) looks.set(withoutTitle(svg), [...(looks.get(withoutTitle(svg)) ?? []), stem])
  // Two sizes of one colour share a picture; nothing else may.
  const shared = [...looks.values()].filter((stems) => new Set(stems.map((stem) => stem.slice(0, 11))).size > 1)
  expect(shared).toEqual([])
})

test('at least thirty kinds of things can be drawn, all of them are for sale, in every colour of the contract', () => {
  const sold = new Set(specs.flatMap(([, spec]) => ('subject' in spec ? [spec.subject.drawing] : [])))
  expect(sold.size).toBeGreaterThanOrEqual(30)
  expect(Object.keys(drawings).filter((name) => !sold.has(name as never))).toEqual([])
  expect(Object.keys(palette)).toEqual([...colours])
})

test('an id leads back to its picture, and an id with another hash leads nowhere', () => {
  const [stem, spec] = specs[0] ?? ['', undefined]
  if (spec === undefined) throw new Error('There are no pictures.')
  const id = identifyPicture(stem, spec)
  expect(pictureSpec(id)).toEqual(spec)
  expect(pictureSvg(id)).toBe(drawPicture(spec))
  expect(pictureSvg(`${stem}-00000000`)).toBeUndefined()
  expect(pictureSvg(stem)).toBeUndefined()
  expect(pictureSvg('no-such-thing-4f3a9c21')).toBeUndefined()
})

const withoutTitle = (svg: string): string => svg.replace(/<title>.*<\/title>/, '')

/** What is wrong with some XML, by the book as far as our pictures go: tags that pair up, attributes quoted and unique. */
function complaintAbout(xml: string): string {
  const open: string[] = []
  const rest = xml.replace(
    /<(\/?)([a-zA-Z]+)((?: [a-zA-Z][a-zA-Z0-9-]*="[^"<&]*")*)(\/?)>/g,
    (_, closing: string, name: string, attributes: string, empty: string) => {
      const names = Array.from(attributes.matchAll(/ ([a-zA-Z][a-zA-Z0-9-]*)=/g), ([, attribute]) => attribute)
      if (new Set(names).size !== names.length) open.push(`twice the same attribute in ${name}`)
      else if (closing === '/') {
        if (open.pop() !== name) open.push(`unexpected end of ${name}`)
      } else if (empty === '') open.push(name)
      return ''
    },
  )
  if (open.length > 0) return open.join(', ')
  return /[<>&"]/.test(rest.replaceAll(/&(?:amp|lt);/g, '')) ? `left over: ${rest.slice(0, 200)}` : ''
}
