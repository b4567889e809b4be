import { Enums, Models } from '@cyclonedx/cyclonedx-library'
import { debianPackage, releaseArchive, wantedVersion } from '@galleria/infra/nats-pins'
import { PackageURL } from 'packageurl-js'
import { licenceNote } from './notes.ts'

/** Where the broker's pinned version is known by. */
export const natsServerPurl = new PackageURL(
  'golang',
  'github.com/nats-io/nats-server',
  'v2',
  `v${wantedVersion}`,
  undefined,
  undefined,
).toString()

/** The broker, which no package manager of ours brings: the pinned version, and every archive that is accepted, with its sum. */
export function natsServer(): Models.Component {
  const archives = (['amd64', 'arm64'] as const).flatMap((machine) => [
    archive(releaseArchive.url(machine), releaseArchive.sha256[machine]),
    archive(`https://deb.debian.org/debian/${debianPackage.poolPath(machine)}`, debianPackage.sha256[machine]),
  ])
  return new Models.Component(Enums.ComponentType.Application, 'nats-server', {
    bomRef: natsServerPurl,
    purl: natsServerPurl,
    version: wantedVersion,
    scope: Enums.ComponentScope.Required,
    licenses: new Models.LicenseRepository([licenceNote('Apache-2.0')]),
    externalReferences: new Models.ExternalReferenceRepository(archives),
  })
}

function archive(url: string, sha256: string): Models.ExternalReference {
  const hashes = new Models.HashDictionary([[Enums.HashAlgorithm['SHA-256'], sha256]])
  return new Models.ExternalReference(url, Enums.ExternalReferenceType.Distribution, { hashes })
}
