import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'bun'

/** A morning of a shop that never was, in the shape of the data set: what an importer may meet is in it once. */
const transactions = `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
600001,11111A,BLUE TEAPOT FOR TWO,6,2010-12-01 08:26:00,2.55,11001,United Kingdom
600001,22222,"SET OF 3 TINS, ROUND",2,2010-12-01 08:26:00,4.95,11001,United Kingdom
600001,11111A,BLUE TEAPOT FOR TWO,4,2010-12-01 08:26:00,2.55,11001,United Kingdom
600002,33333,WOODEN OWL,240,2010-12-01 08:59:00,0.42,11002,France
600003,11111a,BLUE TEAPOT FOR TWO,1,2010-12-01 09:00:00,3.36,,United Kingdom
600002,POST,POSTAGE,1,2010-12-01 09:00:00,18.00,11002,France
C600004,22222,"SET OF 3 TINS, ROUND",-1,2010-12-01 09:41:00,4.95,11001,United Kingdom
C600004,D,Discount,-1,2010-12-01 09:41:00,27.5,11001,United Kingdom
600005,44444,,-12,2010-12-01 10:00:00,0.0,,United Kingdom
600006,33333,WOODEN OWL,3,2010-12-01 10:05:00,0.42,11001,United Kingdom
600006,PADS,PADS TO MATCH ALL CUSHIONS,1,2010-12-01 10:05:00,0.001,11001,United Kingdom
A600007,B,Adjust bad debt,1,2010-12-01 10:10:00,-11.06,,United Kingdom
C600008,33333,WOODEN OWL,-240,2010-12-01 10:30:00,0.42,11002,France
C600009,22222,"SET OF 3 TINS, ROUND",-3,2010-12-01 10:45:00,4.95,11003,Spain
C600010,33333,WOODEN OWL,-1,2010-12-02 09:00:00,0.42,11001,United Kingdom
C600011,22222,"SET OF 3 TINS, ROUND",-1,2010-12-02 09:05:00,4.95,11001,United Kingdom
`

const products = `StockCode,Description,MedianUnitPrice,Lines,NetUnits,FirstSeen,LastSeen
11111A,BLUE TEAPOT FOR TWO,2.55,2,10,2010-12-01 08:26:00,2010-12-01 08:26:00
11111a,BLUE TEAPOT,3.36,1,1,2010-12-01 09:00:00,2010-12-01 09:00:00
22222,"SET OF 3 TINS, ROUND",4.95,4,-3,2010-12-01 08:26:00,2010-12-02 09:05:00
33333,WOODEN OWL,0.42,4,2,2010-12-01 08:59:00,2010-12-02 09:00:00
44444,,,1,-12,2010-12-01 10:00:00,2010-12-01 10:00:00
B,Adjust bad debt,,1,1,2010-12-01 10:10:00,2010-12-01 10:10:00
D,Discount,,1,-1,2010-12-01 09:41:00,2010-12-01 09:41:00
PADS,PADS TO MATCH ALL CUSHIONS,0.00,1,1,2010-12-01 10:05:00,2010-12-01 10:05:00
POST,POSTAGE,18.00,1,1,2010-12-01 09:00:00,2010-12-01 09:00:00
`

const readme = `# A morning that never was

| file | rows | fields |
|---|---|---|
| \`transactions-until-2010-12-02.csv.gz\` | 16 | as in the data set |
| \`products.csv.gz\` | 9 | as in the data set |

11 invoices (5 cancellations, \`InvoiceNo\` starts with \`C\`, 6 rows), 3 customers, 3 countries; 3 rows
have no customer, 1 no description, 1 a price of 0, 1 a negative price, 7 a negative quantity.
Gross sales 147.76 GBP, net of cancellations and adjustments -5.71 GBP.
`

/** The texts of the data set, for a test to change before they are written. */
export interface Texts {
  readonly transactions: string
  readonly products: string
  readonly readme: string
}

/** Writes the data set into a folder of its own, changed as the test likes, and says where. */
export async function fewOrders(change: (texts: Texts) => Partial<Texts> = () => ({})): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'galleria-few-orders-'))
  const texts = { transactions, products, readme }
  const changed = { ...texts, ...change(texts) }
  await Bun.write(join(folder, 'README.md'), changed.readme)
  await Bun.write(join(folder, 'products.csv.gz'), gzipSync(changed.products))
  await Bun.write(join(folder, 'transactions-until-2010-12-02.csv.gz'), gzipSync(changed.transactions))
  return folder
}
