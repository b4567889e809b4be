import { dirname, join } from 'node:path'
import { findGo } from '@galleria/infra/toolchains/find-go'
import { oldestGo } from '@galleria/infra/toolchains/go-program'
import { machineTools } from '@galleria/infra/tools'
import { captured, root } from './command.ts'
import { goReport } from './go-report.ts'
import { nothing, plus, type Tally } from './tally.ts'
import { packagesWith, type ToolSettings, verdict } from './tools.ts'

/**
 * Formats, vets and tests every Go module; with the race detector where there is a C compiler, which that takes, unless `CGO_ENABLED=0`
 * says to do without.
 */
export async function testGo({ without, folders, env }: ToolSettings): Promise<Tally> {
  const modules = packagesWith('go.mod', folders)
  const go = without.includes('go') ? { tooOld: undefined } : await findGo(oldestGo, machineTools)
  if (go.path === undefined) {
    console.log(`  not run: there is no Go here, and ${modules.join(', ')} ${modules.length === 1 ? 'is' : 'are'} Go`)
    return nothing
  }
  const hasCompiler = machineTools.which('gcc') !== undefined || machineTools.which('cc') !== undefined
  if (!hasCompiler) console.log('  without the race detector: it takes a C compiler, and none is here')
  const isRaced = hasCompiler && process.env.CGO_ENABLED !== '0'
  // What is tested need not be quick, and compiles in two thirds of the time. Without the detector it is compiled as programs are, which
  // has been done already.
  const manner = isRaced ? ['-race', '-gcflags=all=-N -l'] : ['-trimpath']
  let sum = nothing
  for (const module of modules) {
    const run = (...args: string[]) =>
      captured([go.path, ...args], {
        cwd: join(root, module),
        env: { ...env, GOTOOLCHAIN: 'local', GOWORK: 'off', CGO_ENABLED: isRaced ? '1' : '0' },
      })
    sum = plus(sum, verdict(`${module} is formatted`, await formatted(go.path, module)))
    sum = plus(sum, verdict(`${module} passes go vet`, await run('vet', ...(isRaced ? [] : manner), './...')))
    const tested = await run('test', '-json', '-vet=off', ...manner, './...')
    const { tally, failures } = goReport(tested.output, tested.code)
    if (tally.failed > 0) console.log(failures || tested.output)
    console.log(`  ${tally.failed === 0 ? '✓' : '✗'} ${module}: ${tally.passed} tests passed, ${tally.failed} failed`)
    sum = plus(sum, tally)
  }
  return sum
}

async function formatted(go: string, module: string): Promise<{ code: number; output: string }> {
  const { code, output } = await captured([join(dirname(go), 'gofmt'), '-l', '.'], { cwd: join(root, module) })
  return { code: code || Number(output.trim() !== ''), output }
}
