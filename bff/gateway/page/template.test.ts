import { expect, test } from 'bun:test'
import { shellHtml, shellRow } from '../test/published.ts'
import { documentStart, readTemplate } from './template.ts'

const read = (html: string) => readTemplate(html, shellRow)

test('the shell’s page comes apart where the server has something to say', () => {
  expect(read(shellHtml)).toEqual({
    headStart: '<head><meta charset="utf-8">',
    ownHead: '<title>Galleria</title><meta name="description" content="Things">',
    headEnd: '</head><body><div id="galleria">',
    afterApp: '</div>',
    end: '<script type="module" src="/frontends/shell/s1/main.js" integrity="sha384-shell-main" crossorigin></script></body></html>',
  })
})

test('a script that says already what it must be keeps its word, and a sheet of somebody else stays', () => {
  const { headEnd, end } = read(
    shellHtml
      .replace('src="/frontends/shell/s1/main.js"', 'src="/frontends/shell/s1/main.js" integrity="sha384-own"')
      .replace('</head>', '<link rel="stylesheet" href="/other.css">\n  </head>'),
  )

  expect(end).toContain('integrity="sha384-own"')
  expect(headEnd).toStartWith('<link rel="stylesheet" href="/other.css"></head>')
})

test('a shell that cannot carry a page is refused', () => {
  for (const place of ['<!--galleria:head-->', '<!--galleria:registry-->', '<div id="galleria"></div>'])
    expect(() => read(shellHtml.replace(place, ''))).toThrow(place)
})

test('a page says its language, and its theme if one was chosen', () => {
  expect(documentStart('ko', undefined)).toBe('<!doctype html><html lang="ko">')
  expect(documentStart('en', 'dark')).toBe('<!doctype html><html lang="en" data-theme="dark">')
})
