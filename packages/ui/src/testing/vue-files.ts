import { plugin } from 'bun'
import { compileScript, compileTemplate, parse } from 'vue/compiler-sfc'

/**
 * Lets a test import `.vue` files as a server build has them, so that a view is rendered in a few milliseconds and without a build.
 * Import this file first, then the view by `await import(...)`. Styles are left out; `import.meta.env.SSR` is true in views.
 */
plugin({
  name: 'galleria:vue-files',
  setup(build) {
    build.onLoad({ filter: /\.vue$/ }, async ({ path }) => ({
      contents: compile(await Bun.file(path).text(), path),
      loader: 'ts',
    }))
  },
})

function compile(source: string, filename: string): string {
  const { descriptor, errors } = parse(source, { filename })
  if (errors.length > 0) throw new AggregateError(errors, filename)
  const id = Bun.hash(filename).toString(36)
  const code = descriptor.scriptSetup
    ? compileScript(descriptor, { id, inlineTemplate: true, templateOptions: { ssr: true, ssrCssVars: [] } }).content
    : templateAlone(descriptor.template?.content ?? '', { id, filename })
  return code.replaceAll('import.meta.env.SSR', 'true')
}

function templateAlone(source: string, { id, filename }: { id: string; filename: string }): string {
  const { code, errors } = compileTemplate({ source, id, filename, ssr: true, ssrCssVars: [] })
  if (errors.length > 0) throw new AggregateError(errors, filename)
  return `${code}\nexport default { ssrRender }`
}
