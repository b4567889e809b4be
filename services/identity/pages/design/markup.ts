import type { HtmlEscapedString } from 'hono/utils/html'

/** Markup that has been escaped already. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>
