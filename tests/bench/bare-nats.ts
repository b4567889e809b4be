import { closeSync, openSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { provisionNats } from '@galleria/infra/broker'
import { root } from '../runner/command.ts'
import { freePort } from './free-port.ts'

/** A nats-server without users, streams or anything of ours. */
export interface BareNats {
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

/**
 * Starts one. Its streams, if it is given any, are on the disk before they are acknowledged, as those of the platform are.
 * @throws with its log when it does not listen within ten seconds.
 */
export async function startBareNats(folder: string): Promise<BareNats> {
  const { path } = await provisionNats({ dataDir: join(root, '.galleria'), log: () => {} })
  const port = await freePort()
  await mkdir(folder, { recursive: true })
  const [config, log] = [join(folder, 'bare.conf'), join(folder, 'bare.log')]
  const store = JSON.stringify(join(folder, 'bare'))
  await writeFile(config, `listen: "127.0.0.1:${port}"\njetstream { store_dir: ${store}\n sync_interval: always }\n`)
  const output = openSync(log, 'a')
  const child = Bun.spawn([path, '-c', config], { stdin: 'ignore', stdout: output, stderr: output })
  closeSync(output)
  process.once('exit', () => child.kill('SIGKILL'))
  const deadline = performance.now() + 10_000
  while (!(await listens(port))) {
    if (performance.now() > deadline) throw new Error(`nats-server did not come up:\n${await readFile(log, 'utf8')}`)
    await Bun.sleep(30)
  }
  return {
    url: `nats://127.0.0.1:${port}`,
    pid: child.pid,
    async stop() {
      child.kill('SIGTERM')
      await child.exited
    },
  }
}

async function listens(port: number): Promise<boolean> {
  try {
    const socket = await Bun.connect({ hostname: '127.0.0.1', port, socket: { data: () => {} } })
    socket.end()
    return true
  } catch {
    return false
  }
}
