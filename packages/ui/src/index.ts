export { addresses } from './addresses.ts'
export { type Api, type ApiAnswer, type ApiProblem, type AskOptions, createApi, fieldErrors } from './api.ts'
export {
  createPageContext,
  type Fetch,
  type PageContext,
  pageContextKey,
  type ServerPage,
  usePageContext,
} from './context.ts'
export { listen, tell, useEvent } from './events.ts'
export { followLinks } from './follow-links.ts'
export { formatDay, formatMoment, formatMoney } from './format.ts'
export { type Colour, colourNames } from './house-messages.ts'
export type { IconName } from './icons.ts'
export { type Load, type Loaded, useLoad } from './load.ts'
export {
  defineMessages,
  type Gaps,
  type Messages,
  type Translate,
  translator,
  useLocale,
  useMessages,
} from './messages.ts'
export { type PageHead, usePageHead, usePageStatus } from './page-head.ts'
export type { PageSession } from './page-session.ts'
export type { Prefetch, VisitAhead } from './prefetch.ts'
export { explain, isSignedOut } from './problem-text.ts'
export type { AcceptsProps, RemoteSlotComponent, RemoteSlots } from './remote-slot.ts'
export { useScripted } from './scripted.ts'
export { sessionKey, useOwnSession } from './session.ts'
export { spareAddresses } from './spare-address.ts'
export { useAnnounce, useTitle } from './title.ts'
export { useAddress } from './use-address.ts'
export { useApi } from './use-api.ts'
