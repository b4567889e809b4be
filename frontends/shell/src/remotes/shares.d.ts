/** Made by the build: the libraries the shell shares, with as much of each as is shared (packages/ui/build/shared.ts). */
declare module 'virtual:galleria-shares' {
  export const shares: Readonly<Record<string, { readonly version: string; readonly library: object }>>
}
