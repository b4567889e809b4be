/** The version that is built or downloaded; it keeps to its permissions, has the peer-removal fix of 2.12.3, and builds with Go 1.25. */
export const wantedVersion = '2.12.15'

/** The oldest Go that understands the module's `go` line; from here on it fetches a newer toolchain by itself if it may. */
export const oldestGo = '1.21.0'

/** Node's name of a processor, as the two archives below spell it. */
export type Architecture = 'amd64' | 'arm64'

/** Debian 13 (trixie) carries this build; it needs glibc 2.34, so it runs on Debian 12 too. */
export const debianPackage = {
  version: '2.10.27-1+b2',
  poolPath: (architecture: Architecture) => `pool/main/n/nats-server/nats-server_2.10.27-1+b2_${architecture}.deb`,
  sha256: {
    amd64: '6d913ac987b78734c08537c2adeb1526cf735f216173a9170d94b185fcfe6f8a',
    arm64: '0c9a617510b28c1b4fb4a38aabea6ab8cd7f026247f2abdff8b955b2278ce049',
  } satisfies Record<Architecture, string>,
}

/** The project's own archive; the sums are those that its official container image checks against. */
export const releaseArchive = {
  url: (architecture: Architecture) =>
    `https://github.com/nats-io/nats-server/releases/download/v${wantedVersion}/nats-server-v${wantedVersion}-linux-${architecture}.tar.gz`,
  folder: (architecture: Architecture) => `nats-server-v${wantedVersion}-linux-${architecture}`,
  sha256: {
    amd64: '58ab8131f819263897e2fc38e503e1b755b63bcafeecc7d12582487df48ca15e',
    arm64: 'b724db99fefbf8f5c808baa82819ee50350aee9734017e4a478f7e545cef3ab6',
  } satisfies Record<Architecture, string>,
}
