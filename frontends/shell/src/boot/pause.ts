/**
 * Lets the browser paint and hear its reader before the work goes on: taking a page over is a fifth of a second on a slow telephone,
 * and nobody should wait for all of it at a stretch. Browser only.
 */
export function pause(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } }
  return scheduler?.yield?.() ?? new Promise((resume) => setTimeout(resume))
}
