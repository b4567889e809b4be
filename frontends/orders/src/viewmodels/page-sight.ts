/** Whether anybody looks at the page; handed in, so that a test need not hide a window. */
export interface PageSight {
  hidden(): boolean
  /** Calls when the page is hidden or shown, and when the network comes back, until the returned function is called. */
  onChange(run: () => void): () => void
}

/** The browser's own. */
export const browserSight: PageSight = {
  hidden: () => document.visibilityState === 'hidden',
  onChange: (run) => {
    document.addEventListener('visibilitychange', run)
    window.addEventListener('online', run)
    return () => {
      document.removeEventListener('visibilitychange', run)
      window.removeEventListener('online', run)
    }
  },
}
