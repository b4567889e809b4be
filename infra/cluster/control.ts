import { rm } from 'node:fs/promises'
import type { ClusterStatus } from './status.ts'
import { Refused } from './supervisor.ts'

/** What can be done to a running copy from outside. */
export interface Controls {
  status(): Promise<ClusterStatus>
  restart(name: string): Promise<void>
  kill(name: string): Promise<void>
  pause(name: string): Promise<void>
  resume(name: string): Promise<void>
  scale(name: string, instances: number): Promise<void>
  /** Resolves once everything has been drained. */
  stop(): Promise<void>
}

/** Serves the controls on a unix socket that only the owner of the folder can reach. */
export async function serveControls(socket: string, controls: Controls): Promise<Bun.Server<undefined>> {
  await rm(socket, { force: true })
  return Bun.serve({
    unix: socket,
    routes: {
      '/status': async () => Response.json(await controls.status()),
      '/down': { POST: () => acted(() => controls.stop()) },
      '/:verb/:name': {
        POST: ({ params: { verb, name }, url }) =>
          acted(() => {
            if (verb === 'scale')
              return controls.scale(name, Number(new URL(url).searchParams.get('instances') ?? Number.NaN))
            if (verb === 'restart' || verb === 'kill' || verb === 'pause' || verb === 'resume')
              return controls[verb](name)
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
    kill: act('kill'),
    pause: act('pause'),
    resume: act('resume'),
    scale: async (name, instances) => void (await ask(`/scale/${encodeURIComponent(name)}?instances=${instances}`)),
    stop: async () => void (await ask('/down')),
  }
}

async function acted(act: () => Promise<void>): Promise<Response> {
  try {
    await act()
    return new Response('done\n')
  } catch (error) {
    return new Response(`${error instanceof Error ? error.message : String(error)}\n`, {
      status: error instanceof Refused ? 409 : 500,
    })
  }
}
