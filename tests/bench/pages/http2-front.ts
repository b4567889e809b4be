import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pass } from '../../support/pass.ts'
import type { SideDoor } from './side-door.ts'

/**
 * Stands before a server of ours as a front door on the internet does: HTTP/2 over TLS, with a certificate made for the run. Browsers
 * speak HTTP/2 over TLS only.
 */
export async function http2Front(target: string): Promise<SideDoor> {
  const { key, cert } = certificate()
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    tls: { key: Bun.file(key), cert: Bun.file(cert) },
    http2: true,
    fetch(request) {
      const { pathname, search } = new URL(request.url)
      return pass(request, target + pathname + search)
    },
  })
  return { url: `https://localhost:${server.port}`, stop: () => server.stop(true) }
}

function certificate(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'galleria-certificate-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const command = ['openssl', 'req', '-x509', ...curve, '-subj', '/CN=localhost', '-keyout', key, '-out', cert]
  const { success, stderr } = Bun.spawnSync(command, { stdin: 'ignore' })
  if (!success) throw new Error(`openssl made no certificate: ${stderr}`)
  return { key, cert }
}
