import { join } from 'node:path'

/**
 * Builds one frontend with Vite under Bun into a folder of the caller's, so that two publishers never share one. Always under Bun: the two runtimes print functions
 * differently, and so a build under the other would have other hashes.
 */
export async function buildFrontend(root: string, name: string, outDir: string): Promise<void> {
  const cwd = join(root, 'frontends', name)
  const vite = Bun.spawn(
    [process.execPath, '--bun', 'vite', 'build', '--logLevel', 'warn', '--outDir', outDir, '--emptyOutDir'],
    {
      cwd,
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
      stdout: 'pipe',
      stderr: 'pipe',
    },
  )
  const [code, said, complained] = await Promise.all([
    vite.exited,
    new Response(vite.stdout).text(),
    new Response(vite.stderr).text(),
  ])
  if (code !== 0) throw new Error(`frontends/${name} does not build:\n${said}${complained}`)
}
