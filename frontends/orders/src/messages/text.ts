import type { Messages } from '@galleria/ui'

/** A text as `@galleria/ui` takes it: one, or one for each plural form. */
export type Text = Messages<string>['en'][string]
