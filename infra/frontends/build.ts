import { join } from 'node:path'

/**
 * Builds one frontend with Vite under Bun into a new folder of the caller's, so that two publishers never share one; the server's build
 * is in `server/` of it. Always under Bun: the two runtimes print functions differently, and so a build under the other would have
 * other hashes.
 */
export async function buildFrontend(root: string, name: string, outDir: string): Promise<void> {
  const builder = Bun.spawn([process.execPath, join(root, 'packages/ui/build/build-both.ts'), outDir], {
    cwd: join(root, 'frontends', name),
    // The federation plugin does nothing where it thinks that tests run; a build is the same wherever it is made.
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', MFE_VITE_NO_TEST_ENV_CHECK: 'true' },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const [code, said, complained] = await Promise.all([builder.exited, builder.stdout.text(), builder.stderr.text()])
  if (code !== 0) throw new Error(`frontends/${name} does not build:\n${said}${complained}`)
}
