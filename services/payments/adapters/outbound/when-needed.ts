/** Makes a thing when it is first needed, so that putting the parts together stays cheap however many statements they have. */
export function whenNeeded<Thing>(make: () => Thing): () => Thing {
  let made: Thing | undefined
  return () => {
    made ??= make()
    return made
  }
}
