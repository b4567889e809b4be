/** The look of a page that says why somebody was not signed in: the shop's paper and ink, light or dark as the reader has it. */
export const failureStyle = `
:root { color-scheme: light dark; --ink: light-dark(#2b2621, #ece5da); --paper: light-dark(#fbf8f3, #1c1916);
  --quiet: light-dark(#6b6157, #a89c8c); --accent: light-dark(#8a4a22, #e0a070); --on-accent: light-dark(#fff, #1c1916); }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper); color: var(--ink);
  font: 17px/1.6 ui-sans-serif, system-ui, sans-serif; word-break: keep-all; overflow-wrap: anywhere; }
main { max-width: 34rem; padding: 2rem 1.5rem }
.house { font: 600 1rem/1 ui-serif, Georgia, serif; letter-spacing: .04em; color: var(--quiet); margin: 0 0 2rem }
h1 { font: 600 1.9rem/1.25 ui-serif, Georgia, serif; margin: 0 0 1rem }
.ways { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center; margin: 2rem 0 }
a { color: var(--accent); padding: .6rem 0 }
a.first { background: var(--accent); color: var(--on-accent); text-decoration: none; padding: .6rem 1.4rem; border-radius: 999px }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px }
small { color: var(--quiet); font: .75rem ui-monospace, monospace }
`
