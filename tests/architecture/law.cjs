/**
 * The import law. Each rule's `comment` is what a person reads who has broken it.
 * `architecture.test.ts` also runs these rules over `fixtures/`, where each is broken once on purpose.
 */
const folder = '(?:tests/architecture/fixtures/)?'
const at = (path) => `^${folder}${path}`

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
module.exports = [
  {
    name: 'services-never-import-each-other',
    comment: 'Services meet through contracts and the bus; ask the other one instead.',
    severity: 'error',
    from: { path: at('services/([^/]+)/') },
    to: { path: at('services/([^/]+)/'), pathNot: at('services/$1/') },
  },
  {
    name: 'services-import-only-contracts-and-chassis',
    comment: 'What a service needs of the platform is in packages/contracts and packages/chassis.',
    severity: 'error',
    from: { path: at('services/'), pathNot: '\\.(test|suite)\\.ts$|/test/' },
    to: { path: at('(packages|bff|frontends|infra|tests)/'), pathNot: at('packages/(contracts|chassis)/') },
  },
  {
    name: 'domain-is-pure',
    comment: 'A domain imports nothing outside itself: no library, no chassis, no other layer.',
    severity: 'error',
    from: { path: at('services/([^/]+)/domain/'), pathNot: '\\.test\\.ts$' },
    to: { pathNot: at('services/$1/domain/') },
  },
  {
    name: 'application-knows-no-adapter',
    comment: 'Use cases depend on ports; the composition root brings the adapters.',
    severity: 'error',
    from: { path: at('services/([^/]+)/application/'), pathNot: '\\.test\\.ts$' },
    to: { path: at('services/$1/adapters/') },
  },
  {
    name: 'frontends-import-only-contracts-and-ui',
    comment: 'A frontend knows the published language (as types) and the house style, and nothing else of ours.',
    severity: 'error',
    from: { path: at('frontends/([^/]+)/') },
    to: {
      path: at('(packages|bff|services|infra|tests|frontends)/'),
      pathNot: [at('packages/(contracts|ui)/'), at('frontends/$1/')],
    },
  },
  {
    name: 'frontends-take-contracts-as-types',
    comment: 'Schemas bring their library into the first load; import type only. The ids of a page have no schema.',
    severity: 'error',
    from: { path: at('(frontends|packages/ui)/'), pathNot: '\\.test\\.ts$|/testing/' },
    to: {
      path: at('packages/contracts/'),
      pathNot: at('packages/contracts/src/page-(elements|registry)\\.ts'),
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'bffs-import-only-contracts-and-chassis',
    comment: 'A BFF composes: contracts to ask by, chassis to ask with.',
    severity: 'error',
    from: { path: at('bff/([^/]+)/'), pathNot: '\\.(test|suite)\\.ts$|/test/' },
    to: {
      path: at('(packages|services|frontends|infra|tests|bff)/'),
      pathNot: [at('packages/(contracts|chassis)/'), at('bff/$1/')],
    },
  },
  {
    name: 'only-a-child-of-the-renderer-draws',
    comment:
      'What a frontend runs on stays out of every process that holds a key: other teams’ code runs in bff/renderer/child only.',
    severity: 'error',
    from: { path: at('(bff|services|packages/(contracts|chassis))/'), pathNot: at('bff/renderer/child/') },
    to: {
      path: ['node_modules/(vue|vue-router|pinia|@vue)/', at('bff/renderer/child/')],
      pathNot: 'node_modules/[^/]+/package\\.json$',
    },
  },
  {
    name: 'only-the-chassis-imports-what-it-wraps',
    comment: 'nats, opossum, prom-client and OpenTelemetry can be replaced in one place; keep it so.',
    severity: 'error',
    from: { path: at('(packages|services|bff|frontends|infra)/'), pathNot: at('packages/chassis/') },
    to: { path: 'node_modules/(nats|opossum|prom-client|@opentelemetry)/' },
  },
  {
    name: 'view-models-know-no-view',
    comment: 'A view asks its view-model, never the other way round.',
    severity: 'error',
    from: { path: at('frontends/([^/]+)/src/(viewmodels|model|api)/') },
    to: { path: at('frontends/$1/src/(views|expose)/') },
  },
  {
    name: 'models-know-no-vue',
    comment: 'A model is plain rules, tested as functions.',
    severity: 'error',
    from: { path: at('frontends/[^/]+/src/model/') },
    to: { path: 'node_modules/(vue|vue-router)/' },
  },
  {
    name: 'contracts-stand-alone',
    comment: 'The published language depends on its schema library and on nothing of ours.',
    severity: 'error',
    from: { path: at('packages/contracts/') },
    to: { path: at('(packages|services|bff|frontends|infra|tests)/'), pathNot: at('packages/contracts/') },
  },
  {
    name: 'no-circles',
    comment: 'Two files that need each other are one file, or three.',
    severity: 'error',
    from: { path: at('(packages|services|bff|frontends|infra)/') },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
]
