// A process as small as can be, for the tests of the supervisor: healthy at once, and it says what it was told.
const server = Bun.serve({
  port: Number(process.env.ADMIN_PORT),
  hostname: process.env.HOST ?? '127.0.0.1',
  routes: {
    '/health/ready': () => new Response('ready'),
    '/env': () => Response.json(process.env),
    '/crash': () => process.exit(3),
  },
})
process.once('SIGTERM', () => {
  console.log(
    JSON.stringify({ time: new Date().toISOString(), level: 'info', message: `${process.env.INSTANCE} drained` }),
  )
  void server.stop(true)
})
console.log(
  JSON.stringify({ time: new Date().toISOString(), level: 'info', message: `${process.env.INSTANCE} serves` }),
)
