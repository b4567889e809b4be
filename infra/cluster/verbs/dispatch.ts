import { placesIn } from '../places.ts'
import { seconds } from '../steps.ts'
import { Refused } from '../supervisor.ts'
import { statusTable } from '../table.ts'
import { deadLetters } from './dead-letters.ts'
import { doctor } from './doctor.ts'
import { down } from './down.ts'
import { type Flags, readFlags } from './flags.ts'
import { showLogs } from './logs.ts'
import { reset } from './reset.ts'
import { running } from './running.ts'
import { type Before, up } from './up.ts'

const help = `bun run cluster <verb>

  up [--detach] [--tls] [--profile minimal|full] [--port N] [--isolated[=name]] [--without=go,python]
     [--catalogue=<folder>]
                              opens the shop; stays until Ctrl-C unless detached; with --tls the broker,
                              the shop and its sign-in are reached over TLS only; --without does as if
                              the machine lacked those languages; --catalogue sells the goods of an
                              import beside the shop's own, see infra/import
  down                        drains everything and ends it
  status                      processes, ports, health, memory
  logs [-f] [process]         the latest lines of all, or of one; -f goes on
  restart|kill <process>      politely, or as a crash would; it comes back
  pause|resume <process>      freezes it: connected, and answering nobody
  scale <process>=<n>         runs so many of it
  dead-letters [list] [--consumer=<name>] | show <id>
                              events that a consumer failed on for good; --json for programs
  dead-letters replay|discard <id> | --consumer=<name> | --all
                              hands them to their consumer again, or throws them away
  wipe-broker                 loses all streams, and has them filled again from the stores
  doctor                      looks at this machine and says what to mend
  reset                       ends everything and wipes the data

A process is named as in the table (orders), an instance with its number (orders-1).
Data lies in .galleria/, or where GALLERIA_DATA says. --isolated=<name> names a copy beside the usual one, for every verb.`

/** Runs a verb. Returns the exit code. @throws Refused with what was wrong with the request. */
export async function dispatch(argv: readonly string[], before: Before): Promise<number> {
  const flags = readFlags(argv)
  switch (flags.verb) {
    case 'up':
      return up(flags, argv, before)
    case 'logs':
      return showLogs(placesIn(flags.dataDir).logs, flags.operands[0], flags.follow)
    case 'dead-letters':
      return deadLetters(flags)
    case 'doctor':
      return doctor(flags.dataDir)
    case 'reset':
      return reset(flags.dataDir)
    case 'down':
      return down(flags.dataDir)
    case 'help':
      console.log(help)
      return 0
    case 'status':
    case 'restart':
    case 'kill':
    case 'pause':
    case 'resume':
    case 'scale':
    case 'wipe-broker':
      return withRunning(flags.verb, flags)
    default:
      throw new Refused(`there is no verb ${flags.verb}.\n\n${help}`)
  }
}

type RunningVerb = 'status' | 'restart' | 'kill' | 'pause' | 'resume' | 'scale' | 'wipe-broker'

async function withRunning(verb: RunningVerb, { operands, dataDir }: Flags): Promise<number> {
  const controls = await running(dataDir)
  const [operand] = operands
  if (verb === 'status') {
    console.log(statusTable(await controls.status()))
    return 0
  }
  if (verb === 'wipe-broker') {
    const { before, back, tookMs } = await controls.wipeBroker()
    console.log(`The broker held ${before} events and lost them all; ${back} were back after ${seconds(tookMs)}.`)
    return back < before ? 1 : 0
  }
  if (verb === 'scale') {
    const [, name, instances] = /^([a-z0-9-]+)=(\d+)$/.exec(operand ?? '') ?? []
    if (!name) throw new Refused('say how many of which: bun run cluster scale <process>=<n>')
    await controls.scale(name, Number(instances))
  } else {
    if (!operand) throw new Refused(`say which process: bun run cluster ${verb} <process>`)
    await controls[verb](operand)
  }
  console.log(`${verb} ${operand}: done`)
  return 0
}
