import { expect, test } from 'bun:test'
import { enforcesPermissions } from './broker-version.ts'

test('[N4] a broker from before the fixes of its administration and of its traces is refused, in each line of releases', () => {
  for (const old of ['2.9.25', '2.10.0', '2.10.26', '2.11.0', '2.11.1', '2.11.14', '2.12.0', '2.12.5', '1.4.1', 'dev'])
    expect([old, enforcesPermissions(old)]).toEqual([old, false])
  for (const sound of ['2.10.27', '2.10.29', '2.11.15', '2.12.6', '2.12.15', '2.14.0', '3.0.0'])
    expect([sound, enforcesPermissions(sound)]).toEqual([sound, true])
})
