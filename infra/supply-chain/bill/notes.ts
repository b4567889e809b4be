import { Contrib, Enums, type Models } from '@cyclonedx/cyclonedx-library'
import { PackageURL } from 'packageurl-js'
import parse from 'spdx-expression-parse'

const licences = new Contrib.License.Factories.LicenseFactory(parse)

/** A licence as the bill writes it: by its SPDX id, as an expression, or in the words it was stated in. */
export const licenceNote = (licence: string): Models.License => licences.makeFromString(licence)

/** Where a package of the registry is known by. */
export function registryPurl(name: string, version: string): string {
  return new PackageURL('npm', scopeOf(name), bareName(name), version, undefined, undefined).toString()
}

/** Ours are in no registry, so they are not of type npm: nobody shall look for them there. */
export const ownPurl = (name: string, version: string): string =>
  new PackageURL('generic', 'galleria', bareName(name), version, undefined, undefined).toString()

/** `sha512-<base64>` as the bill's hash, which is hexadecimal. @throws for another algorithm. */
export function hashOf(integrity: string): [Enums.HashAlgorithm, string] {
  if (!integrity.startsWith('sha512-')) throw new Error(`the lock checks with "${integrity}", and sha512 is wanted`)
  return [Enums.HashAlgorithm['SHA-512'], Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex')]
}

/** `@scope` of a scoped name. */
export const scopeOf = (name: string): string | undefined => (name.startsWith('@') ? name.split('/')[0] : undefined)

/** A name without its scope. */
export const bareName = (name: string): string => name.slice(name.lastIndexOf('/') + 1)
