/**
 * The addresses under which a script can be had again. A browser evaluates an address once and remembers how that went,
 * so a module that threw while starting, or hangs, can only be tried again under another name. The publisher lists these
 * with their integrity, and the shell's loader uses them up in order.
 */
export function spareAddresses(address: string): readonly string[] {
  return [1, 2, 3].map((time) => `${address}?again=${time}`)
}
