import { afterEach, describe, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { startMailbox } from '../server.ts'
import type { Mail } from '../store/mails.ts'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function open(env: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'mailbox-'))
  ends.push(() => rm(folder, { recursive: true }))
  const lines: string[] = []
  const start = async () => {
    const mailbox = await startMailbox(
      { HTTP_PORT: '0', SMTP_PORT: '0', DATA_DIR: folder, ...env },
      (message, fields) => void lines.push(JSON.stringify({ message, ...fields })),
    )
    const transport = createTransport(mailbox.smtpUrl)
    let stopped = false
    const stop = async () => {
      if (stopped) return
      stopped = true
      transport.close()
      await mailbox.stop()
    }
    ends.push(stop)
    return {
      ...mailbox,
      stop,
      send: (mail: Parameters<typeof transport.sendMail>[0]) =>
        transport.sendMail({ from: 'Galleria <shop@galleria.example>', ...mail }),
      list: async (to = '') =>
        ((await (await fetch(`${mailbox.url}/api/mails?to=${encodeURIComponent(to)}`)).json()) as { mails: Listed[] })
          .mails,
      page: async (path: string, init?: RequestInit) => {
        const response = await fetch(`${mailbox.url}${path}`, { redirect: 'manual', ...init })
        return { status: response.status, headers: response.headers, text: await response.text() }
      },
    }
  }
  return { start, lines }
}

type Listed = Mail & { links: string[] }

describe('a mail that was sent', () => {
  test('is found by whom it was sent to, in any language, with the links it brings', async () => {
    const mailbox = await (await open()).start()
    await mailbox.send({
      to: 'Mina@Example.com',
      subject: '이메일 주소를 확인해 주세요',
      text: 'Open http://localhost:8085/verify?code=abc.\nOr not.',
      html: '<p>안녕하세요</p>',
    })
    await mailbox.send({ to: 'joon@example.com', subject: 'Another', text: 'Hello' })

    expect(await mailbox.list('mina@example.com')).toEqual([
      {
        id: 1,
        receivedAt: expect.any(Number),
        from: 'Galleria <shop@galleria.example>',
        to: ['mina@example.com'],
        subject: '이메일 주소를 확인해 주세요',
        text: 'Open http://localhost:8085/verify?code=abc.\nOr not.\n',
        html: '<p>안녕하세요</p>',
        links: ['http://localhost:8085/verify?code=abc'],
      },
    ])
    expect((await mailbox.list()).map(({ subject }) => subject)).toEqual(['Another', '이메일 주소를 확인해 주세요'])
    expect(await mailbox.list('nobody@example.com')).toEqual([])
  })

  test('goes to the envelope’s recipients, whatever its headers say', async () => {
    const mailbox = await (await open()).start()
    await mailbox.send({
      envelope: { from: 'shop@galleria.example', to: ['hidden@example.com'] },
      to: 'shown@example.com',
      text: 'x',
    })
    expect(await mailbox.list('shown@example.com')).toEqual([])
    expect(await mailbox.list('hidden@example.com')).toHaveLength(1)
  })

  test('is still there after the mailbox was closed and opened again', async () => {
    const { start } = await open()
    const first = await start()
    await first.send({ to: 'mina@example.com', subject: 'Kept', text: 'x' })
    await first.stop()
    expect(await (await start()).list('mina@example.com')).toHaveLength(1)
  })

  test('leaves nothing of what it says, or of whom it is for, in the log', async () => {
    const { start, lines } = await open()
    await (await start()).send({ to: 'mina@example.com', subject: 'canary-subject', text: 'canary-text' })
    expect(lines.join('\n')).toContain('taken in')
    expect(lines.join('\n')).not.toMatch(/canary|mina/)
  })
})

describe('what is kept is bounded', () => {
  test('the oldest mail makes room', async () => {
    const mailbox = await (await open({ MAX_MAILS: '2' })).start()
    for (const subject of ['first', 'second', 'third'])
      await mailbox.send({ to: 'mina@example.com', subject, text: 'x' })
    expect((await mailbox.list()).map(({ subject }) => subject)).toEqual(['third', 'second'])
  })

  test('a mail that is too long is refused for good', async () => {
    const mailbox = await (await open({ MAX_MAIL_BYTES: '2048' })).start()
    const send = mailbox.send({ to: 'mina@example.com', text: 'x'.repeat(4_000) })
    await expect(send).rejects.toMatchObject({ responseCode: 552 })
    expect(await mailbox.list()).toEqual([])
  })

  test('a mail nested beyond reason is refused, and the next one is taken', async () => {
    const mailbox = await (await open()).start()
    const levels = Array.from({ length: 40 }, (_, i) => i)
    const raw = levels.map((i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`).join('')
    await expect(
      mailbox.send({ envelope: { from: 'a@galleria.example', to: 'mina@example.com' }, raw }),
    ).rejects.toMatchObject({ responseCode: 554 })
    await mailbox.send({ to: 'mina@example.com', text: 'x' })
    expect(await mailbox.list()).toHaveLength(1)
  })
})

describe('the pages', () => {
  test('show a mail’s markup in a frame in which nothing can run', async () => {
    const mailbox = await (await open()).start()
    const evil = '<script>alert(1)</script><img src="https://evil.example/x.png">'
    await mailbox.send({ to: 'mina@example.com', subject: '<script>alert(1)</script>', text: '<b>x</b>', html: evil })

    const page = await mailbox.page('/mails/1')
    expect(page.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page.text).not.toContain('<script>')
    expect(page.text).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")

    const markup = await mailbox.page('/mails/1/markup')
    expect(markup.text).toContain('<script>')
    const policy = markup.headers.get('content-security-policy') ?? ''
    expect(policy).toStartWith('sandbox ')
    expect(policy).not.toMatch(/allow-scripts|allow-same-origin|script-src|https?:/)

    expect((await mailbox.page('/mails/1?as=text')).text).toContain('&lt;b&gt;x&lt;/b&gt;')
    expect((await mailbox.page('/')).text).not.toContain('<script>')
    expect((await mailbox.page('/?to=%22%3E%3Cscript%3E')).text).not.toContain('<script>')
  })

  test('are no-store, and say so where there is no such mail', async () => {
    const mailbox = await (await open()).start()
    for (const path of ['/mails/1', '/mails/none', '/mails/1/markup', '/nothing'])
      expect((await mailbox.page(path)).status).toBe(404)
    expect((await mailbox.page('/')).headers.get('cache-control')).toBe('no-store')
  })

  test('answer to this machine’s own names only, and take forms from themselves only', async () => {
    const mailbox = await (await open()).start()
    await mailbox.send({ to: 'mina@example.com', text: 'x' })
    for (const path of ['/', '/api/mails', '/mails/1', '/mails/1/markup'])
      expect((await mailbox.page(path, { headers: { host: 'evil.example' } })).status).toBe(403)
    for (const headers of [{}, { origin: 'http://evil.example' }, { origin: 'null' }])
      expect(
        (await mailbox.page('/empty', { method: 'POST', headers: headers as Record<string, string> })).status,
      ).toBe(403)
    expect(await mailbox.list()).toHaveLength(1)
    expect(await mailbox.page('/empty', { method: 'POST', headers: { origin: mailbox.url } })).toMatchObject({
      status: 303,
    })
    expect(await mailbox.list()).toEqual([])
  })
})

test('the mailbox refuses to be open to anybody but this machine', async () => {
  const { start } = await open({ HOST: '0.0.0.0' })
  await expect(start()).rejects.toThrow('this machine alone')
})
