import { join } from 'node:path'

/** Makes the addresses in a built `index.html` absolute; only now is the build's name, and so its address, known. */
export async function absoluteHtml(folder: string, base: string): Promise<void> {
  const file = join(folder, 'index.html')
  const html = await Bun.file(file).text()
  await Bun.write(file, html.replace(/(src|href)="\.\//g, `$1="${base}`))
}
