/**
 * @typedef {{ readonly version?: string, readonly optional?: boolean }} LockedPackage
 * @typedef {{ readonly packages: Readonly<Record<string, LockedPackage>> }} Lockfile
 */

/**
 * Whether what is installed is what the lockfile asks for. npm leaves out optional packages made
 * for other platforms, so those may be absent; any other may be neither absent nor of another version.
 *
 * @param {Lockfile} wanted - package-lock.json
 * @param {Lockfile} installed - node_modules/.package-lock.json, which npm writes last
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted.packages).every(([path, { version, optional }]) => {
    if (path === '') return true // this project itself
    const found = installed.packages[path]
    return found === undefined ? optional === true : found.version === version
  })
}
