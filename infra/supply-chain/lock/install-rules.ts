/** The age at which a version may be resolved, in seconds: hijacked releases are mostly withdrawn within days. */
export const leastAge = 3 * 24 * 60 * 60

interface Settings {
  readonly install?: {
    readonly linker?: string
    readonly minimumReleaseAge?: number
    readonly frozenLockfile?: boolean
  }
}

/** What is wrong with how packages are installed: by bunfig.toml, and by the platform when it is started [C1] [C2]. */
export function installFaults(settings: object, bootstrap: string): string[] {
  const { install = {} } = settings as Settings
  return [
    ...((install.minimumReleaseAge ?? 0) >= leastAge
      ? []
      : [`bunfig.toml resolves versions younger than ${leastAge} seconds`]),
    // Isolated: a package can import what it declares, and nothing that merely lies about.
    ...(install.linker === 'isolated' ? [] : ['bunfig.toml does not install packages apart from each other']),
    ...(bootstrap.includes("'install', '--frozen-lockfile'")
      ? []
      : ['the platform does not install with --frozen-lockfile']),
  ]
}
