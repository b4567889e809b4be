import { join } from 'node:path'
import { integrityOf } from './content.ts'

/**
 * Finishes a built `index.html`: its addresses become absolute, since only now is the build's name known, and what it
 * loads carries its integrity, without which a page with an `Integrity-Policy` would run no script at all.
 */
export async function finishHtml(folder: string, base: string): Promise<void> {
  const page = join(folder, 'index.html')
  const html = await Bun.file(page).text()
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\.\/([^"]+)"/g)]
  const finished = await Promise.all(
    tags.map(async ([tag, file = '']) => {
      const absolute = tag.replace(`"./${file}"`, `"${base}${file}"`)
      return [
        tag,
        /\.(js|css)$/.test(file) ? `${absolute} integrity="${await integrityOf(join(folder, file))}"` : absolute,
      ] as const
    }),
  )
  await Bun.write(
    page,
    finished.reduce((text, [tag, better]) => text.replace(tag, better), html),
  )
}
