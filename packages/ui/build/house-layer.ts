import type { Plugin } from 'vite'

/**
 * Puts the styles of the shared components into the cascade layer `house`. Every frontend brings its own copy of them,
 * and a copy that arrives later must not win over what a page has said about a component in its own, unlayered styles.
 * Each sheet names the order of the layers first, since whichever arrives first decides it.
 */
export function houseLayer(): Plugin {
  return {
    name: 'galleria:house-layer',
    enforce: 'pre',
    transform: {
      filter: { id: /\/packages\/ui\/src\/components\/\w+\.vue\?vue&type=style/ },
      handler: (code) => ({ code: `@layer base, house;\n@layer house {\n${code}\n}`, map: null }),
    },
  }
}
