import type { DeclaredRoute } from '../api/access.ts'
import { appUnderTest } from './app-under-test.ts'

/** Every route of the web BFF and whom it is there for: what the negative matrix is generated from. */
export function declaredRoutes(): readonly DeclaredRoute[] {
  return appUnderTest().app.declared
}
