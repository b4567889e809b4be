/** Something in the data that is not as its README says: told with where it is, and no stack. */
export class InputError extends Error {
  constructor(where: { readonly file: string; readonly line?: number; readonly field?: string }, what: string) {
    const line = where.line === undefined ? '' : `, line ${where.line}`
    const field = where.field === undefined ? '' : `, ${where.field}`
    super(`${where.file}${line}${field}: ${what}`)
    this.name = 'InputError'
  }
}
