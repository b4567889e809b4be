import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bearer } from '../subject/caller.ts'
import { freePort } from '../subject/free-port.ts'
import { runProgram } from '../subject/program.ts'
import type { Trial } from '../subject/trial.ts'
import { newCallerKey } from '../wire/tokens.ts'
import type { Check } from './check.ts'
import { eventually, must, mustBe, NotApplicable } from './check.ts'
import { guardedEndpoints, nonsense } from './requests.ts'

interface CallersFile {
  readonly callers: readonly { readonly process: string; readonly keys: readonly object[] }[]
}

/** Starts a second one on an environment of its own and waits for its end. Gives back its code and all that it said. */
async function startedWith(trial: Trial, env: Readonly<Record<string, string>>, withinMs = 25_000) {
  const DATA_DIR = join(trial.broker.folder, `data-${crypto.randomUUID()}`)
  const ports = { ADMIN_PORT: String(freePort()), HTTP_PORT: String(freePort()) }
  const program = runProgram(trial.command, { ...trial.env, DATA_DIR, ...ports, INSTANCE: 'never-up', ...env })
  const isReady = () =>
    fetch(`http://127.0.0.1:${ports.ADMIN_PORT}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
  try {
    const came = await eventually(async () => {
      if (await isReady()) return 'ready'
      must(!program.isRunning(), 'it goes on running')
      return { code: program.exitCode(), said: `${program.errors()}\n${program.lines.join('\n')}` }
    }, withinMs)
    must(came !== 'ready', 'it starts, and is ready')
    return came
  } finally {
    if (program.isRunning()) await program.end('SIGKILL')
  }
}

/** The environment, when it starts. */
export const configurationChecks: readonly Check[] = [
  {
    name: 'it does not start with variables that are wrong, and names each of them',
    proves: ['SP-CFG-1', 'SP-CFG-2'],
    async run(trial) {
      const wrong = { NATS_URL: '', LOG_LEVEL: 'loud', INSTANCE: 'Not An Instance' }
      const { code, said } = await startedWith(trial, wrong)
      must(code !== undefined && code !== 0, `it ended with ${code}`)
      const unnamed = Object.keys(wrong).filter((name) => !said.includes(name))
      must(unnamed.length === 0, `it does not name ${unnamed.join(', ')} but says: ${said.slice(0, 300)}`)
    },
  },
  {
    name: 'it does not start without a good file of callers when one is named',
    proves: ['SP-CFG-4'],
    async run(trial) {
      const { code } = await startedWith(trial, { CALLER_KEYS_FILE: join(trial.broker.folder, 'no-such-file.json') })
      must(code !== undefined && code !== 0, `it ended with ${code}`)
    },
  },
  {
    name: 'it does not start with a part of what TLS takes',
    proves: ['SP-BUS-7'],
    async run(trial) {
      const { code } = await startedWith(trial, { NATS_CA_FILE: join(trial.broker.folder, 'ca.pem') })
      must(code !== undefined && code !== 0, `it ended with ${code}`)
    },
  },
  {
    name: 'it waits some seconds for a broker that is not there yet, and then gives up',
    proves: ['SP-BUS-4'],
    slow: true,
    async run(trial) {
      const begun = performance.now()
      const { code } = await startedWith(trial, { NATS_URL: `nats://127.0.0.1:${freePort()}` }, 40_000)
      const waitedMs = performance.now() - begun
      must(code !== undefined && code !== 0, `it ended with ${code}`)
      must(waitedMs > 5_000, `it gave up after ${Math.round(waitedMs)} ms`)
    },
  },
]

async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text)
  await rename(`${file}.new`, file)
}

/** The file of callers, while it runs. */
export const rotationChecks: readonly Check[] = [
  {
    name: 'it takes new keys of callers without a restart, keeps the last good ones, and forgets the retired',
    proves: ['SP-CFG-3', 'SP-SEC-11', 'SP-SEC-3'],
    async run(trial) {
      const [first] = guardedEndpoints(trial)
      if (!first) throw new NotApplicable('everything it answers is open to everybody')
      const [key, { access }] = first
      const wish = await trial.callers.fitting(trial.context, access, {})
      if (!wish) return
      const before = await readFile(trial.callersFile, 'utf8')
      const fresh = await newCallerKey('made-by-the-kit')
      const authorization = await bearer(trial.signer, { ...wish, key: fresh })
      const ask = async () => (await trial.ask(key, nonsense, { authorization })).code
      const within = (code: string, when: string) => eventually(async () => mustBe(await ask(), code, when), 4_000)
      mustBe(await ask(), 'not-authenticated', 'the code of a key that is not in the file')
      const { callers } = JSON.parse(before) as CallersFile
      const more = callers.map((one) =>
        one.process === wish.process ? { ...one, keys: [...one.keys, fresh.jwk] } : one,
      )
      await replace(trial.callersFile, JSON.stringify({ callers: more }))
      await within('invalid-request', 'the code of a key that has come into the file')
      await replace(trial.callersFile, '{"callers": [')
      for (const _look of [1, 2]) {
        await Bun.sleep(700)
        mustBe(await ask(), 'invalid-request', 'the code after the file was broken')
      }
      await replace(trial.callersFile, before)
      await within('not-authenticated', 'the code of a key that was taken out of the file')
    },
  },
]
