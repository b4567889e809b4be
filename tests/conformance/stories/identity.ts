import { join } from 'node:path'
import { mustBe } from '../checks/check.ts'
import { freePort } from '../subject/free-port.ts'
import type { Story } from './story.ts'
import { granted } from './tell.ts'

/** Identity shows its keys; all else it says over HTTP. */
export const identityStory: Story = {
  async surroundings({ folder }) {
    const port = freePort()
    return {
      env: {
        HTTP_PORT: String(port),
        ISSUER: `http://localhost:${port}`,
        PUBLIC_ORIGIN: 'http://localhost:8080',
        WEB_BFF_URL: 'http://127.0.0.1:1',
        CLIENTS_FILE: join(folder, 'keys', 'clients.json'),
        SMTP_URL: 'smtp://127.0.0.1:1',
        ARGON2_MEMORY_KIB: '8',
        ARGON2_PASSES: '1',
      },
    }
  },
  reads: { 'key.list': () => ({}) },
  async deed(trial) {
    const { keys } = await granted(trial, 'key.list', {})
    return {
      async holds() {
        mustBe((await granted(trial, 'key.list', {})).keys, keys, 'the keys that were shown')
      },
    }
  },
}
