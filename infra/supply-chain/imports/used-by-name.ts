/** A package that is used without being imported: by whom, and where its name stands instead. */
export interface ByName {
  readonly by: readonly string[]
  readonly name: string
  readonly in: string
  readonly as: string
}

const frontends = ['@galleria/frontend-shell', '@galleria/frontend-catalog', '@galleria/frontend-orders']

/** All of them. Each is looked up, so that a row cannot outlive its use. */
export const usedByName: readonly ByName[] = [
  { by: ['galleria'], name: '@biomejs/biome', in: 'tests/runner/checks.ts', as: "'biome'" },
  { by: ['galleria'], name: '@types/bun', in: 'tsconfig.base.json', as: '"types": ["bun"]' },
  { by: ['galleria'], name: 'typescript-go', in: 'tests/runner/checks.ts', as: 'typescript-go/bin/tsc' },
  // vue-tsc looks for it beside the frontends that it checks.
  { by: ['galleria'], name: 'typescript', in: 'packages/ui/package.json', as: 'vue-tsc' },
  // The house's build runs in a frontend's folder, and what the plugins write into its modules is looked for from there.
  {
    by: frontends,
    name: '@module-federation/vite',
    in: 'packages/ui/build/browser-build.ts',
    as: '@module-federation/vite',
  },
  { by: frontends, name: '@vitejs/plugin-vue', in: 'packages/ui/build/browser-build.ts', as: '@vitejs/plugin-vue' },
]
