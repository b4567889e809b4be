import { commandOf } from '../../infra/cluster/command.ts'
import { processNamed } from '../../infra/topology.ts'

/**
 * Runs the benchmark that recommendations brings along, in its own language: suggestions timed beside the textbook's in one run.
 * @throws when there is no Python, or the benchmark fails.
 */
export async function benchRecommendations(): Promise<void> {
  const command = await commandOf(processNamed('recommendations'))
  if (!command) throw new Error('recommendations cannot be run here; `bun run cluster doctor` says what is missing')
  const [python = ''] = command.argv
  const bench = Bun.spawn([python, '-m', 'galleria_recommendations.bench'], {
    cwd: command.cwd,
    env: { ...process.env, ...command.env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if ((await bench.exited) !== 0) throw new Error('the benchmark of recommendations failed')
}
