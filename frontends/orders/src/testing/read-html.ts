/** What a page says. */
export const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

/** The forms of a page that work without scripts: where each leads, and what it holds. */
export const formsIn = (html: string) =>
  [...html.matchAll(/<form method="post" action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].map(([, action, inside = '']) => [
    action,
    Object.fromEntries(
      [...inside.matchAll(/<input[^>]*>/g)].map(([input]) => [
        /name="([^"]*)"/.exec(input)?.[1],
        /value="([^"]*)"/.exec(input)?.[1],
      ]),
    ),
  ])
