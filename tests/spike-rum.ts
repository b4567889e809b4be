import { chromium } from 'playwright-core'
import { ReportPageView } from '../packages/contracts/src/web.ts'
await Bun.write('/tmp/g/entry.ts', `import { watchProblems } from '/work/main/frontends/shell/src/telemetry/watch-problems.ts'
watchProblems()
setTimeout(() => { throw new Error('early oh no 4242424242') }, 0)
Promise.reject(new TypeError('rejected'))
console.error('Hydration completed but contains mismatches.')
console.error(new Error('from vue'))
console.error('plain text nobody tells')
setTimeout(async () => { const { reportVitals } = await import('/work/main/frontends/shell/src/telemetry/report-vitals.ts'); reportVitals(); document.title = 'ready' }, 300)
window.addEventListener('click', () => { document.getElementById('t').textContent = 'clicked' })
`)
const out = await Bun.build({ entrypoints: ['/tmp/g/entry.ts'], target: 'browser', minify: true, splitting: true, outdir: '/tmp/g/out', root: '/work/main/tests' })
if (!out.success) console.log(out.logs)
for (const o of out.outputs) console.log(o.path, o.size, Bun.gzipSync(await o.arrayBuffer()).length)
const got: any[] = []
const html = `<!doctype html><title>x</title><link rel=icon href=data:,><script type="application/json" id="frontends-registry">{"remotes":[{"routes":[{"path":"/product/:productId"}]}]}</script><h1 id=t>Hello</h1><script type=module src=/out/entry.js></script>`
const entry = out.outputs.find((o) => o.kind === 'entry-point')!.path
const server = Bun.serve({ port: 0, async fetch(req) {
  const { pathname } = new URL(req.url)
  if (pathname === '/api/web/vitals') { const h = Object.fromEntries(req.headers); got.push({ h: { ct: h['content-type'], sfs: h['sec-fetch-site'], accept: h.accept }, body: await req.json() }); return new Response(null, { status: 204 }) }
  if (pathname === '/out/entry.js') return new Response(Bun.file(entry))
  if (pathname.endsWith('.js')) return new Response(Bun.file('/tmp/g/out/' + pathname.split('/').pop()))
  return new Response(html, { headers: { 'content-type': 'text/html', 'server-timing': 'traceparent;desc="00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"', 'cache-control': 'no-cache' } })
} })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await browser.newPage()
page.on('pageerror', (e) => console.log('pageerror', e.message)); page.on('console', (m) => console.log('console', m.text()))
await page.goto(`http://localhost:${server.port}/product/oslo-table-lamp?x=1`)
await page.waitForFunction(() => document.title === 'ready')
await page.click('h1')
await page.waitForTimeout(300)
await page.evaluate(() => { Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true }); document.dispatchEvent(new Event('visibilitychange', { bubbles: true })) })
await page.waitForTimeout(200)
await page.evaluate(() => { window.dispatchEvent(new CustomEvent('galleria:remote-failed', { detail: { remote: 'orders', expose: 'buy-button', build: 'b7', message: 'gone' } })); document.dispatchEvent(new Event('visibilitychange', { bubbles: true })); document.dispatchEvent(new Event('visibilitychange', { bubbles: true })) })
await page.waitForTimeout(200)
const page2 = await browser.newPage()
await page2.goto(`http://localhost:${server.port}/product/oslo-table-lamp`)
await page2.waitForFunction(() => document.title === 'ready')
await page2.goto('about:blank')
await page2.waitForTimeout(300)
for (const g of got) console.log(JSON.stringify(g, null, 1), ReportPageView.safeParse(g.body).success)
await browser.close(); server.stop(true)
