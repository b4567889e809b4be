import { expect, test } from 'bun:test'
import { effective, namesIn, readStyleSheet } from './style-sheet.ts'

const kept = (css: string, html: string) => effective(readStyleSheet(css), namesIn(html))
const lamp = '<p class="price small" data-v-5e78550c data-v-1c167794-s>9</p>'

test('a rule that names what is not on the page can wait, and one that may apply is there', () => {
  expect(kept('.price{a:b}.busy{c:d}', lamp)).toBe('.price{a:b}')
  expect(kept('.price.busy,.small:focus-visible{a:b}', lamp)).toBe('.price.busy,.small:focus-visible{a:b}')
  expect(kept('.price[data-v-5e78550c]{a:b}.price[data-v-00000000]{c:d}', lamp)).toBe('.price[data-v-5e78550c]{a:b}')
  expect(kept('.small[data-v-1c167794-s]{a:b}', lamp)).toBe('.small[data-v-1c167794-s]{a:b}')
})

test('what a pointer does to a page comes after it', () => {
  expect(kept('.price:hover{a:b}.small:active,.small{c:d}.small:not(:hover){e:f}', lamp)).toBe(
    '.small:active,.small{c:d}.small:not(:hover){e:f}',
  )
})

test('what names no class always applies', () => {
  const css = ':root{--x:1}html[data-theme=dark]{a:b}h1,h2{c:d}a[href$=".pdf"]{e:f}::view-transition-old(root){g:h}'

  expect(kept(css, lamp)).toBe(css)
})

test('a class that must be absent, or is one of several, does not have to be there', () => {
  const css = '.price:not(.busy,:is(.a .b)){a:b}.small:is(.x,.y):nth-child(2){c:d}'

  expect(kept(css, lamp)).toBe(css)
})

test('groups lose what does not apply, and go when nothing is left, but the order of layers stays', () => {
  const css =
    '@layer base,house;@layer house{.busy{a:b}@media (width<40rem){.price{c:d}.busy{e:f}}}@media print{.busy{g:h}}'

  expect(kept(css, lamp)).toBe('@layer base,house;@layer house{@media (width<40rem){.price{c:d}}}')
  expect(kept('@layer base{.busy{a:b}}', lamp)).toBe('@layer base;')
})

test('an animation stays with its component', () => {
  const of = (id: string) => `@keyframes working-${id}{0%{a:b}to{c:d}}`

  expect(kept(`${of('5e78550c')}${of('00000000')}@keyframes fade{to{a:b}}@font-face{a:b}`, lamp)).toBe(
    `${of('5e78550c')}@keyframes fade{to{a:b}}@font-face{a:b}`,
  )
})

test('braces, semicolons and commas in strings, comments and escapes part nothing', () => {
  const css = '.price:after{content:"};\\"{"}.small{a:url("x;{y")}/* .busy{ */.a\\:b{c:d}/* .busy */.small{e:f}'

  expect(kept(css, lamp)).toBe(css)
})

test('rules within a rule belong to it', () => {
  expect(kept('.price{a:b;&:hover{c:d}}.busy{.price{a:b}}', lamp)).toBe('.price{a:b;&:hover{c:d}}')
})
