import { expect, test } from 'bun:test'
import { type ProfileSettings, refuseDevelopmentSettings } from './settings.ts'

const inEarnest: ProfileSettings = {
  PROFILE: 'production',
  ISSUER: 'https://id.galleria.example',
  PUBLIC_ORIGIN: 'https://galleria.example',
  STORE_KEY_FILE: '/run/secrets/store.key',
  SMTP_URL: 'smtps://mail.galleria.example:465',
  ARGON2_MEMORY_KIB: 19_456,
  ARGON2_PASSES: 2,
}

test('[S2] the production profile does not run on anything that is for trying out', () => {
  expect(() => refuseDevelopmentSettings(inEarnest)).not.toThrow()
  const wrong: Partial<ProfileSettings>[] = [
    { ISSUER: 'http://localhost:8085' },
    { PUBLIC_ORIGIN: 'http://localhost:8080' },
    { DEMO_ACCOUNTS_FILE: 'demo-accounts.json' },
    { STORE_KEY_FILE: undefined },
    { SMTP_URL: 'smtp://127.0.0.1:2525' },
    { ARGON2_MEMORY_KIB: 8 },
    { ARGON2_PASSES: 1 },
  ]
  for (const changes of wrong) {
    expect(() => refuseDevelopmentSettings({ ...inEarnest, ...changes })).toThrow('not fit for the production profile')
    expect(() => refuseDevelopmentSettings({ ...inEarnest, ...changes, PROFILE: 'development' })).not.toThrow()
  }
})
