import { join } from 'node:path'
import { z } from 'zod'
import { InputError } from '../dataset/input-error.ts'
import { files, Invoice, Manifest } from './format.ts'

/** Reads what an import is of. @throws InputError when the folder holds none, or one of another format. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await Bun.file(join(folder, files.manifest))
    .text()
    .catch(() => {
      throw new InputError(
        { file: folder },
        'holds no import; make one with: bun run import orders <folder of the data>',
      )
    })
  return checked(Manifest, text, { file: files.manifest })
}

/** Reads the invoices of an import as they come. @throws InputError for the first line that is none. */
export async function* readInvoices(folder: string): AsyncGenerator<Invoice> {
  let line = 0
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of Bun.file(join(folder, files.invoices)).stream()) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) {
      line += 1
      yield checked(Invoice, text, { file: files.invoices, line })
    }
  }
  if (rest !== '') throw new InputError({ file: files.invoices, line: line + 1 }, 'is cut off')
}

function checked<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  where: { readonly file: string; readonly line?: number },
): z.infer<Schema> {
  const parsed = z
    .string()
    .transform((json, context) => {
      try {
        return JSON.parse(json)
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' })
        return z.NEVER
      }
    })
    .pipe(schema)
    .safeParse(text)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new InputError({ ...where, field: issue?.path.join('.') || 'the line' }, issue?.message ?? 'is wrong')
}
