import { type Component, type ComponentInternalInstance, type InjectionKey, inject } from 'vue'

/** One part of the page: which expose of which remote draws it. */
export interface Part {
  readonly remote: string
  readonly expose: string
}

/**
 * Draws a part on a server, as a child of its fence. What comes back stands for the finished markup; undefined when the part's
 * skeleton has to do and the browser will draw it.
 */
export type RenderPart = (
  part: Part,
  content: Component,
  attributes: Readonly<Record<string, unknown>>,
  fence: ComponentInternalInstance,
) => Promise<Component | undefined>

/** What the fences of a page have to know of how it came about. */
export interface Parts {
  /** Only on a server. */
  readonly render?: RenderPart
  /** The parts of which the server sent the skeleton; each is drawn once its fence has taken over that skeleton. */
  readonly unrendered: Set<string>
}

/** See {@link Parts}. */
export const partsKey: InjectionKey<Parts> = Symbol('parts')

/** The parts of the page; only within `setup`. */
export function useParts(): Parts {
  const parts = inject(partsKey)
  if (!parts) throw new Error('The shell provides its parts before it mounts.')
  return parts
}

/** How a part is named in the page's state. */
export function nameOf({ remote, expose }: Part): string {
  return `${remote}/${expose}`
}
