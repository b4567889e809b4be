import type { ApiDocument } from './document.ts'
import { type Html, html, Html as Markup, prose } from './html.ts'
import { referenceStyle } from './reference-style.ts'
import { type Schema, schemaView } from './schema-view.ts'

/** One route, read out of the document. */
interface Operation {
  readonly method: string
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly description: string
  readonly parameters: readonly Parameter[]
  readonly body?: DescribedBody | undefined
  readonly responses: readonly (readonly [status: string, response: DescribedResponse])[]
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema: Schema
}

interface DescribedResponse {
  readonly description: string
  readonly content?: Readonly<Record<string, DescribedBody>>
}

interface DescribedBody {
  readonly schema?: Schema
  readonly example?: unknown
}

/** A page that needs nothing else: no script, no other origin, its style beside it under a hash. */
export function referencePage(document: ApiDocument): { readonly html: string; readonly policy: string } {
  const operations = operationsOf(document)
  const tags = [...new Set(operations.map(({ tag }) => tag))]
  const schemas = Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>)
  const page = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${document.info.title}</title><style>${new Markup(referenceStyle)}</style></head><body><div class="page">
<nav aria-label="Routes">${tags.map((tag) => menuOf(tag, operations))}<h2>Schemas</h2><ul>${schemas.map(([name]) => html`<li><a href="#schema-${name}">${name}</a></li>`)}</ul></nav>
<main><h1>${document.info.title}</h1><p>${prose(document.info.description ?? '')}</p><p><a href="/api/web/openapi.json">The OpenAPI document</a></p>
${tags.map((tag) => html`<h2>${tag}</h2>${operations.filter((operation) => operation.tag === tag).map(operationView)}`)}
<h2>Schemas</h2>${schemas.map(([name, schema]) => html`<article id="schema-${name}"><h3>${name}</h3>${schemaView(schema)}</article>`)}
</main></div></body></html>`
  const hash = new Bun.CryptoHasher('sha256').update(referenceStyle).digest('base64')
  return {
    html: page.text,
    policy: `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  }
}

function operationsOf(document: ApiDocument): Operation[] {
  const paths = Object.entries((document.paths ?? {}) as Record<string, Record<string, never>>)
  return paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, said]: [string, Record<string, never>]) => ({
      method,
      path,
      tag: (said.tags as readonly string[] | undefined)?.[0] ?? 'Other',
      summary: said.summary ?? '',
      description: said.description ?? '',
      parameters: said.parameters ?? [],
      body: (said.requestBody as Partial<DescribedResponse> | undefined)?.content?.['application/json'],
      responses: Object.entries((said.responses ?? {}) as Record<string, DescribedResponse>),
    })),
  )
}

function anchorOf({ method, path }: Operation): string {
  return `${method}-${path.replaceAll(/[^a-zA-Z0-9]+/g, '-')}`
}

function menuOf(tag: string, operations: readonly Operation[]): Html {
  const own = operations.filter((operation) => operation.tag === tag)
  return html`<h2>${tag}</h2><ul>${own.map((operation) => html`<li><a href="#${anchorOf(operation)}">${operation.summary}</a></li>`)}</ul>`
}

function operationView(operation: Operation): Html {
  const { method, path, summary, description, parameters, body, responses } = operation
  return html`<article id="${anchorOf(operation)}"><h3><span class="method ${method}">${method}</span> <code>${path}</code></h3>
<p><strong>${summary}.</strong> ${prose(description)}</p>
${parameters.length > 0 && html`<h4>Parameters</h4><dl class="fields">${parameters.map(parameterView)}</dl>`}
${body && html`<h4>Body</h4>${bodyView(body)}`}
<h4>Answers</h4><ul class="answers">${responses.map(responseView)}</ul></article>`
}

function parameterView({ name, in: place, required, description, schema }: Parameter): Html {
  return html`<dt><code>${name}</code> <small>${place}${required ? '' : ', optional'}</small></dt><dd>${schemaView(schema)} ${prose(description ?? '')}</dd>`
}

function responseView([status, { description, content = {} }]: readonly [string, DescribedResponse]): Html {
  const bodies = Object.entries(content).map(
    ([type, body]) => html`<div><small>${type}</small> ${bodyView(body)}</div>`,
  )
  return html`<li><strong>${status}</strong> ${prose(description)}${bodies}</li>`
}

function bodyView({ schema, example }: DescribedBody): Html {
  return html`${schema && schemaView(schema)}${example !== undefined && exampleView(example)}`
}

function exampleView(example: unknown): Html {
  const text = typeof example === 'string' ? example : JSON.stringify(example, undefined, 2)
  return html`<details><summary>Example</summary><pre>${text}</pre></details>`
}
