/** Ids of the elements in which a page carries what the browser needs at once. No schema here: a page imports this. */
export const pageElements = { app: 'galleria', registry: 'frontends-registry', state: 'page-state' } as const
