import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import type { World } from '@galleria/chassis/ports/index'
import type { Context, Hono } from 'hono'
import type { UseCases } from '../../application/use-cases.ts'
import type { Visitor } from '../../ports.ts'
import type { CurrentAccount, Interactions } from './interactions.ts'
import type { ServerPages } from './server-pages.ts'

/** What is known before there is an authorization server. */
export interface Surroundings {
  /** Of this server: its origin. */
  readonly issuer: string
  /** The shop's origin. */
  readonly shop: string
  readonly world: World
}

/** What the pages ask of the rest. */
export interface Desk {
  readonly useCases: UseCases
  readonly interactions: Interactions
  readonly current: CurrentAccount
  visitorOf(c: Context<EdgeEnv>): Visitor
  /** Gives the browser what a successful sign-in says that it should keep. */
  rememberDevice(c: Context<EdgeEnv>, device: string): void
}

/** All that people see: the pages that the server shows itself, and the routes of the others. */
export interface Pages {
  readonly server: ServerPages
  /** Guards first (they see the server's own pages too, whose routes are added after these), then the routes. */
  mount(app: Hono<EdgeEnv>, desk: Desk): void
}

/** Makes the pages. The composition root finds it in `pages/pages.ts`, named `openPages`. */
export type OpenPages = (around: Surroundings) => Promise<Pages>
