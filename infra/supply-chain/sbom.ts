// `bun run sbom [file]`: the bill of materials, CycloneDX 1.6 JSON, to the file or to the terminal.
import { writtenBill } from './bill/write.ts'

const [file] = process.argv.slice(2)
const bill = await writtenBill()
if (file === undefined) process.stdout.write(bill)
else {
  await Bun.write(file, bill)
  console.log(`${file}: ${(JSON.parse(bill) as { components: unknown[] }).components.length} components`)
}
