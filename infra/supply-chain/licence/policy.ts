/** Licences that a package of ours may depend on, with the reason. Anything else fails until somebody has read it. */
export const allowed: Readonly<Record<string, string>> = {
  'Apache-2.0': 'our own licence',
  MIT: 'permissive: keep the notice',
  ISC: 'permissive: keep the notice',
  'BSD-2-Clause': 'permissive: keep the notice',
  'BSD-3-Clause': 'permissive: keep the notice, and do not advertise with the authors’ names',
  '0BSD': 'permissive without conditions',
  'BlueOak-1.0.0': 'permissive, and plainly worded',
  'MIT-0': 'permissive without conditions',
  Unlicense: 'public domain where that exists, permissive elsewhere',
  'CC0-1.0': 'public domain where that exists, permissive elsewhere',
  'CC-BY-3.0': 'a list of names, taken as data: keep the attribution',
  'MPL-2.0': 'copyleft file by file: ours to use unchanged, and we change no file of theirs',
}

/** Never, and why: a report should say so rather than "unknown". */
export const forbidden: Readonly<Record<string, string>> = {
  'GPL-2.0-only': 'it would have to cover all of Galleria, and contradicts our licence',
  'GPL-2.0-or-later': 'it would have to cover all of Galleria',
  'GPL-3.0-only': 'it would have to cover all of Galleria',
  'GPL-3.0-or-later': 'it would have to cover all of Galleria',
  'AGPL-3.0-only': 'it would have to cover all of Galleria, also where it is only served',
  'AGPL-3.0-or-later': 'it would have to cover all of Galleria, also where it is only served',
  'SSPL-1.0': 'not an open-source licence',
  'BUSL-1.1': 'not an open-source licence',
}

/**
 * Of packages that are not installed on every machine (they belong to the WebAssembly build of Vite's bundler), as their
 * package.json in the registry says. Kept here so that the list is the same wherever it is made.
 */
export const notEverywhere: Readonly<Record<string, string>> = {
  '@emnapi/core': 'MIT',
  '@emnapi/runtime': 'MIT',
  '@emnapi/wasi-threads': 'MIT',
  '@napi-rs/wasm-runtime': 'MIT',
  '@tybys/wasm-util': 'MIT',
  tslib: '0BSD',
}
