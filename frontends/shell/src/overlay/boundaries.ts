import type { PageContext } from '@galleria/ui'
import { translator } from '@galleria/ui'
import { messages } from '../messages.ts'
import './boundaries.css'

/** Outlines who drew what on the page, and in which build. Browser only. */
export function createBoundaries(context: Pick<PageContext, 'announce' | 'locale'>) {
  const layer = document.createElement('div')
  layer.className = 'galleria-boundaries'
  layer.setAttribute('aria-hidden', 'true')
  const redraw = () => draw(layer)
  const watcher = new ResizeObserver(redraw)

  function show(): void {
    document.body.append(layer)
    watcher.observe(document.body)
    window.addEventListener('scroll', redraw, { passive: true, capture: true })
    const count = redraw()
    context.announce(translator(messages, context.locale.value)('overlay-on', { count }))
  }

  function hide(): void {
    layer.remove()
    watcher.disconnect()
    window.removeEventListener('scroll', redraw, { capture: true })
    context.announce(translator(messages, context.locale.value)('overlay-off'))
  }

  return { toggle: () => (layer.isConnected ? hide() : show()) }
}

/** One frame for each marked part that can be seen; says how many. */
function draw(layer: HTMLElement): number {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-boundary]')].filter((part) => part.offsetHeight > 0)
  layer.replaceChildren(...parts.map(frameAround))
  return parts.length
}

function frameAround(part: HTMLElement): HTMLElement {
  const { boundary = '', expose, build } = part.dataset
  const box = part.getBoundingClientRect()
  const frame = document.createElement('div')
  frame.className = 'galleria-boundary'
  frame.dataset['owner'] = boundary
  Object.assign(frame.style, {
    left: `${box.left + scrollX}px`,
    top: `${box.top + scrollY}px`,
    width: `${box.width}px`,
    height: `${box.height}px`,
  })
  const label = document.createElement('span')
  label.textContent = [boundary, expose, build?.slice(0, 8)].filter(Boolean).join(' · ')
  frame.append(label)
  return frame
}
