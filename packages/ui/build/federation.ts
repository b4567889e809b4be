import { defineConfig } from 'vite'
import { browserBuild } from './browser-build.ts'
import { serverBuild } from './server-build.ts'

/** What a frontend says about itself in its `vite.config.ts`. */
export interface Frontend {
  /** Its name in the registry and the first part of a widget's name; lower-case letters only. */
  readonly name: string
  readonly role: 'shell' | 'remote'
  /** Port of its own dev server. */
  readonly port: number
  /** Module by expose name, relative to the frontend's folder: `{ 'home-page': './src/expose/home-page.ts' }`. */
  readonly exposes?: Readonly<Record<string, string>>
  /** The addresses it answers. */
  readonly routes?: readonly FrontendRoute[]
  /** The widgets other frontends may place, with the expose that draws each. */
  readonly widgets?: Readonly<Record<string, string>>
  /** The exposes a server leaves to the browser: what they show is one shopper's, or needs a window. */
  readonly browserOnly?: readonly string[]
}

/** An address, and the expose that draws it. */
export interface FrontendRoute {
  readonly path: string
  /** The vue-router name, prefixed with the frontend's own: `catalog-home`. */
  readonly name: string
  readonly expose: string
  /**
   * Said of a page that is the same for all: it is rendered without knowing who asks, and may be kept. A page is the shopper's own
   * otherwise.
   */
  readonly audience?: 'everyone'
  /** The parameters of its query that make another page; all of them, when not said. */
  readonly query?: readonly string[]
}

/** The whole Vite configuration of a frontend, which is built twice: `vite build` for browsers, `vite build --ssr` for servers. */
export function defineFrontend(frontend: Frontend) {
  return defineConfig(({ command, isSsrBuild }) =>
    isSsrBuild ? serverBuild(frontend, process.cwd()) : browserBuild(frontend, process.cwd(), command === 'build'),
  )
}
