/** The libraries of which a page holds exactly one copy; ES modules only, all others are bundled into each frontend. */
export const sharedLibraries = { vue: '^3.5.0', 'vue-router': '^5.0.0' }

/** What a server build may import and not bring along: whoever renders has one copy of each for all frontends. */
export const importedOnServer: readonly string[] = [...Object.keys(sharedLibraries), 'vue/server-renderer']

/**
 * What Vue leaves out of a build: the options API, its devtools, and the words for a hydration that went wrong. With those words it also
 * looks for attributes that differ, so tests build with them (`GALLERIA_HYDRATION_DETAILS=1`).
 */
export const vueFlags = {
  __VUE_OPTIONS_API__: 'false',
  __VUE_PROD_DEVTOOLS__: 'false',
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: String(process.env['GALLERIA_HYDRATION_DETAILS'] === '1'),
}

/** A picture has the same name in the browser's build and in the server's, of which only the first holds the file. */
export const assetFileNames = 'assets/[name]-[hash][extname]'

/**
 * Stands in a server build where the build's own name belongs, in the addresses of pictures. The name is a hash of everything
 * in the build, so whoever publishes the build puts it in afterwards.
 */
export const buildPlaceholder = '__galleria_build__'
