import { describe, expect, test } from 'bun:test'
import { openRig, password, plain, signIn } from './pages-rig.ts'

const _minute = 60_000

describe('who has an account is nobody’s business', () => {
  test('[A19] signing up answers the same for an address that has an account; the mail tells its owner', async () => {
    const rig = await openRig()
    const answers = []
    for (const email of ['mina@example.com', 'nobody@example.com'])
      answers.push(plain(await rig.browser().fillIn('/sign-up', { name: 'Joon', email, password })))
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject({ status: 303, location: '/sign-up/sent' })
    expect(rig.mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['mina@example.com', 'Galleria: You have an account already'],
      ['nobody@example.com', 'Galleria: Confirm your e-mail address'],
    ])
  })

  test('[A19] a forgotten password is answered the same for an address that has no account; the mail tells', async () => {
    const rig = await openRig()
    const answers = []
    for (const email of ['mina@example.com', 'nobody@example.com'])
      answers.push(plain(await rig.browser().fillIn('/forgot', { email })))
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject({ status: 303, location: '/forgot/sent' })
    expect(rig.mails.map(({ subject }) => subject)).toEqual([
      'Galleria: Choose a new password',
      'Galleria: There is no account for this address',
    ])
  })

  test('[A19] signing in is refused in the same words for a wrong password and for an address without an account', async () => {
    const rig = await openRig()
    rig.pending = signIn
    const answers = []
    for (const email of ['mina@example.com', 'nina@example.com']) {
      const page = plain(await rig.browser().fillIn('/interaction/abc', { email, password: 'not the right one' }))
      answers.push({ ...page, text: page.text.replaceAll(email, '') })
    }
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.status).toBe(401)
  })

  test('[A19] guessing is slowed down in the same way for both, and says for how long', async () => {
    const rig = await openRig()
    rig.pending = signIn
    const answers = []
    for (const email of ['mina@example.com', 'nina@example.com']) {
      const browser = rig.browser()
      let page = await browser.fillIn('/interaction/abc', { email, password: 'not the right one' })
      for (let i = 0; i < 5; i += 1)
        page = await browser.fillIn('/interaction/abc', { email, password: 'not the right one' })
      expect(page.status).toBe(429)
      expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(page.text).toContain('That was tried too often')
      answers.push({ ...plain(page), text: plain(page).text.replaceAll(email, '') })
    }
    expect(answers[0]).toEqual(answers[1])
  })
})
