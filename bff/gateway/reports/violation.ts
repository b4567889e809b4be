import { z } from 'zod'

/** Something that a browser refused to do for a page, without anything that could be about whoever looked at it. */
export interface Violation {
  readonly kind: 'csp' | 'integrity'
  /** Of the content security policy; a member of a closed set, so that it may label a metric. */
  readonly directive: Directive | 'other'
  /** What was refused: one of CSP's own words, a file of ours, or the origin of something else. */
  readonly blocked: string
  /** What wanted it: a file of ours, or the origin of something else. */
  readonly source: string
  readonly line: number
  /** The path of the page; whoever keeps it makes a pattern of it first. */
  readonly path: string
}

/** What browsers may send of one page load. */
const mostReports = 50
const text = z.string().max(8_192)
const line = z.number().int().min(0).max(10_000_000).nullish()

/** As the Reporting API sends it (W3C Reporting; CSP level 3, section 5.3): what else is in it is left out unread. */
const Modern = z.array(z.object({ type: z.string().max(60), body: z.record(z.string(), z.unknown()) })).max(mostReports)
const CspBody = z.object({
  documentURL: text,
  effectiveDirective: text,
  blockedURL: text.nullish(),
  sourceFile: text.nullish(),
  lineNumber: line,
})
const IntegrityBody = z.object({ documentURL: text, blockedURL: text.nullish() })
/** As `report-uri` sends it (CSP level 2, section 4.4). */
const Old = z.object({
  'csp-report': z.object({
    'document-uri': text,
    'effective-directive': text.optional(),
    'violated-directive': text.optional(),
    'blocked-uri': text.optional(),
    'source-file': text.optional(),
    'line-number': line,
  }),
})

/** The media types in which reports come, with how each is read. */
export const readers: Readonly<Record<string, (json: unknown, ours: string) => readonly Violation[] | undefined>> = {
  'application/reports+json': readModern,
  'application/csp-report': readOld,
}

function readModern(json: unknown, ours: string): readonly Violation[] | undefined {
  const reports = Modern.safeParse(json)
  if (!reports.success) return undefined
  const found = reports.data.map(({ type, body }) => {
    if (type === 'csp-violation') {
      const csp = CspBody.safeParse(body)
      return csp.success ? violation('csp', csp.data.effectiveDirective, csp.data, ours) : undefined
    }
    const integrity = type === 'integrity-violation' ? IntegrityBody.safeParse(body) : undefined
    return integrity?.success ? violation('integrity', 'script-src', integrity.data, ours) : undefined
  })
  return found.filter((one) => one !== undefined)
}

function readOld(json: unknown, ours: string): readonly Violation[] | undefined {
  const { data } = Old.safeParse(json)
  if (!data) return undefined
  const { 'csp-report': said } = data
  const told = {
    documentURL: said['document-uri'],
    blockedURL: said['blocked-uri'],
    sourceFile: said['source-file'],
    lineNumber: said['line-number'],
  }
  const directive = said['effective-directive'] ?? said['violated-directive'] ?? ''
  const found = violation('csp', directive, told, ours)
  return found ? [found] : []
}

interface Told {
  readonly documentURL: string
  readonly blockedURL?: string | null | undefined
  readonly sourceFile?: string | null | undefined
  readonly lineNumber?: number | null | undefined
}

/** Undefined for a page that is not ours: anybody may send anything here. */
function violation(kind: Violation['kind'], directive: string, told: Told, ours: string): Violation | undefined {
  const page = URL.parse(told.documentURL)
  if (page?.origin !== ours) return undefined
  const [name = ''] = directive.split(' ')
  return {
    kind,
    directive: isDirective(name) ? name : 'other',
    blocked: withoutSecrets(told.blockedURL, ours),
    source: withoutSecrets(told.sourceFile, ours),
    line: told.lineNumber ?? 0,
    path: page.pathname,
  }
}

/** CSP's own words stay, and so do files of builds, which are everybody's. Of all other addresses only the origin does. */
function withoutSecrets(address: string | null | undefined, ours: string): string {
  if (!address) return 'none'
  if (/^[a-z-]{1,30}$/.test(address)) return address
  const url = URL.parse(address)
  if (!url) return 'other'
  if (url.origin === ours) return /^\/frontends\/[\w./-]{1,200}$/.test(url.pathname) ? url.pathname : 'self'
  return url.origin === 'null' ? url.protocol : url.origin.slice(0, 100)
}

const directives = [
  'default-src',
  'script-src',
  'script-src-elem',
  'script-src-attr',
  'style-src',
  'style-src-elem',
  'style-src-attr',
  'img-src',
  'font-src',
  'connect-src',
  'media-src',
  'object-src',
  'frame-src',
  'child-src',
  'worker-src',
  'manifest-src',
  'base-uri',
  'form-action',
  'frame-ancestors',
  'require-trusted-types-for',
  'trusted-types',
] as const
type Directive = (typeof directives)[number]

function isDirective(name: string): name is Directive {
  return (directives as readonly string[]).includes(name)
}
