import { rm } from 'node:fs/promises'
import type { KillSignal } from './child.ts'
import type { ClusterStatus } from './status.ts'
import { Refused } from './supervisor.ts'
import type { Wiped } from './wipe-broker.ts'

/** What can be done to a running copy from outside. */
export interface Controls {
  status(): Promise<ClusterStatus>
  restart(name: string): Promise<void>
  /** As a crash would; with SIGTERM it may drain first. The supervisor starts it again. */
  kill(name: string, signal?: KillSignal): Promise<void>
  pause(name: string): Promise<void>
  resume(name: string): Promise<void>
  scale(name: string, instances: number): Promise<void>
  /** Takes the broker's streams away and has them filled again by those who wrote the events down (I-MSG-6). */
  wipeBroker(): Promise<Wiped>
  /** Resolves once everything has been drained. */
  stop(): Promise<void>
}

/**
 * In seconds; ten, Bun's own, are too few for a drain. Bun heeds this on a unix socket, although its types know it for
 * ports only.
 */
const patient: object = { idleTimeout: 120 }

/** Serves the controls on a unix socket that only the owner of the folder can reach. */
export async function serveControls(socket: string, controls: Controls): Promise<Bun.Server<undefined>> {
  await rm(socket, { force: true })
  return Bun.serve({
    unix: socket,
    ...patient,
    routes: {
      '/status': async () => Response.json(await controls.status()),
      '/wipe-broker': { POST: () => acted(() => controls.wipeBroker()) },
      '/down': { POST: () => acted(() => controls.stop()) },
      '/:verb/:name': {
        POST: ({ params: { verb, name }, url }) =>
          acted(() => {
            if (verb === 'scale')
              return controls.scale(name, Number(new URL(url).searchParams.get('instances') ?? Number.NaN))
            if (verb === 'kill') return controls.kill(name, signalIn(url))
            if (verb === 'restart' || verb === 'pause' || verb === 'resume') return controls[verb](name)
            throw new Refused(`there is no verb ${verb}`)
          }),
      },
    },
    fetch: () => new Response('unknown control\n', { status: 404 }),
  })
}

/** Speaks to a running supervisor. @throws Refused with its reason when it will not. */
export function remoteControls(socket: string): Controls {
  const ask = async (path: string, method = 'POST') => {
    const response = await fetch(`http://supervisor${path}`, { unix: socket, method })
    if (!response.ok) throw new Refused((await response.text()).trim())
    return response
  }
  const act = (verb: string) => async (name: string) => void (await ask(`/${verb}/${encodeURIComponent(name)}`))
  return {
    status: async () => (await ask('/status', 'GET')).json() as Promise<ClusterStatus>,
    restart: act('restart'),
    kill: async (name, signal = 'SIGKILL') => void (await ask(`/kill/${encodeURIComponent(name)}?signal=${signal}`)),
    pause: act('pause'),
    resume: act('resume'),
    scale: async (name, instances) => void (await ask(`/scale/${encodeURIComponent(name)}?instances=${instances}`)),
    wipeBroker: async () => (await ask('/wipe-broker')).json() as Promise<Wiped>,
    stop: async () => void (await ask('/down')),
  }
}

function signalIn(url: string): KillSignal {
  return new URL(url).searchParams.get('signal') === 'SIGTERM' ? 'SIGTERM' : 'SIGKILL'
}

async function acted(act: () => Promise<unknown>): Promise<Response> {
  try {
    return Response.json((await act()) ?? 'done')
  } catch (error) {
    return new Response(`${error instanceof Error ? error.message : String(error)}\n`, {
      status: error instanceof Refused ? 409 : 500,
    })
  }
}
