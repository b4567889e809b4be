import { type Html, html } from './html.ts'

/** The little of JSON Schema that our document uses. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly additionalProperties?: boolean | Schema
}

/** Draws a schema as nested lists; a schema with a name is linked, not repeated. */
export function schemaView(schema: Schema): Html {
  if (schema.$ref) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)
    return html`<a class="type" href="#schema-${name}">${name}</a>`
  }
  const choices = schema.oneOf ?? schema.anyOf
  if (choices)
    return html`<span class="type">one of</span><ul class="choices">${choices.map((choice) => html`<li>${schemaView(choice)}</li>`)}</ul>`
  if (schema.items) return html`<span class="type">list of</span> ${schemaView(schema.items)}`
  if (schema.properties) return properties(schema.properties, new Set(schema.required))
  if (typeof schema.additionalProperties === 'object')
    return html`<span class="type">map of</span> ${schemaView(schema.additionalProperties)}`
  return html`<span class="type">${schema.enum ? schema.enum.map(String).join(' | ') : [schema.type ?? 'anything'].flat().join(' | ')}</span> ${rules(schema)}`
}

function properties(fields: Readonly<Record<string, Schema>>, required: ReadonlySet<string>): Html {
  const rows = Object.entries(fields).map(
    ([name, schema]) =>
      html`<dt><code>${name}</code>${required.has(name) ? '' : html` <small>optional</small>`}</dt><dd>${schemaView(schema)}</dd>`,
  )
  return html`<dl class="fields">${rows}</dl>`
}

function rules({ format, pattern, minimum, maximum, minLength, maxLength, default: preset }: Schema): Html {
  const said = [
    format,
    minimum !== undefined && `at least ${minimum}`,
    maximum !== undefined && `at most ${maximum}`,
    minLength !== undefined && `at least ${minLength} characters`,
    maxLength !== undefined && `at most ${maxLength} characters`,
    pattern,
    preset !== undefined && `otherwise ${JSON.stringify(preset)}`,
  ].filter(Boolean)
  return html`<small>${said.join(' · ')}</small>`
}
