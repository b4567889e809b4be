/** What is written of a product: the line under its name and what its page tells, in English and in Korean. */
type ProductWords = readonly [summary: string, description: string, summaryKo: string, descriptionKo: string]
/** Words by product id. */
export type Words = Readonly<Record<string, ProductWords>>
