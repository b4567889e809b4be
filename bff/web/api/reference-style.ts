/** The look of the reference page: one column to read, the list of routes beside it, light or dark as the reader has it. */
export const referenceStyle = `
:root { color-scheme: light dark; --ink: light-dark(#2b2621, #ece5da); --paper: light-dark(#fbf8f3, #1c1916);
  --line: light-dark(#e3dacb, #3a342d); --quiet: light-dark(#7a6f62, #a89c8c); --card: light-dark(#fff, #24201c);
  --get: #3f6f54; --post: #9a5b2f; --patch: #6b5a94; --delete: #a23b3b; }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 ui-sans-serif, system-ui, sans-serif; }
.page { display: grid; grid-template-columns: minmax(14rem, 20rem) minmax(0, 52rem); gap: 3rem; max-width: 80rem; margin: 0 auto; padding: 2rem 1.5rem; }
nav { position: sticky; top: 2rem; align-self: start; max-height: calc(100vh - 4rem); overflow: auto; font-size: .875rem; }
nav h2 { font: 600 .75rem/1.5 ui-sans-serif, system-ui, sans-serif; letter-spacing: .08em; text-transform: uppercase; color: var(--quiet); margin: 1.25rem 0 .25rem; }
nav ul { list-style: none; margin: 0; padding: 0 }
nav a { display: block; padding: .15rem 0; color: inherit; text-decoration: none; overflow-wrap: anywhere }
nav a:hover, nav a:focus-visible { text-decoration: underline }
h1 { font: 600 2rem/1.2 ui-serif, Georgia, serif; margin: 0 0 .5rem }
h2 { font: 600 1.4rem/1.3 ui-serif, Georgia, serif; margin: 3rem 0 1rem }
article { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem 1.5rem; margin: 0 0 1.25rem; scroll-margin-top: 1rem }
article h3 { margin: 0 0 .5rem; font-size: 1rem; overflow-wrap: anywhere }
article h4 { margin: 1.25rem 0 .25rem; font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; color: var(--quiet) }
.method { display: inline-block; min-width: 4.2rem; padding: .1rem .5rem; border-radius: 6px; color: #fff; font: 600 .75rem/1.6 ui-monospace, monospace; text-align: center; text-transform: uppercase }
.get { background: var(--get) } .post { background: var(--post) } .patch { background: var(--patch) } .delete { background: var(--delete) }
code, .type { font-family: ui-monospace, monospace; font-size: .875em; overflow-wrap: anywhere }
.type { color: var(--quiet) } a, a.type { color: inherit }
small, summary { color: var(--quiet) }
summary { cursor: pointer; font-size: .875em }
pre { margin: .5rem 0; padding: .75rem 1rem; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; font: .8125rem/1.5 ui-monospace, monospace }
.fields { display: grid; grid-template-columns: minmax(7rem, max-content) minmax(0, 1fr); gap: .25rem 1rem; margin: .25rem 0 }
.fields dd { margin: 0 } .choices { margin: .25rem 0; padding-left: 1.25rem }
.answers { margin: 0; padding: 0; list-style: none } .answers > li { padding: .35rem 0; border-top: 1px solid var(--line) }
@media (max-width: 50rem) { .page { grid-template-columns: minmax(0, 1fr) } nav { position: static; max-height: none } .fields { grid-template-columns: minmax(0, 1fr) } }
`
