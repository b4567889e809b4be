import { initWasm, Resvg } from '@resvg/resvg-wasm'

declare const self: Worker

/** What this thread answers with: the picture, or why there is none. */
export type Painted = { readonly png: Uint8Array } | { readonly error: string }

const ready = Bun.file(new URL(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm')))
  .arrayBuffer()
  .then((bytes) => initWasm(bytes))

self.onmessage = async ({ data }: MessageEvent<string>) => {
  try {
    await ready
    self.postMessage({ png: paint(data) } satisfies Painted)
  } catch (error) {
    self.postMessage({ error: error instanceof Error ? error.message : String(error) } satisfies Painted)
  }
}

function paint(svg: string): Uint8Array {
  // Without fonts, so that a picture looks the same whatever machine it was painted on.
  const drawing = new Resvg(svg, { font: { loadSystemFonts: false } })
  try {
    const image = drawing.render()
    try {
      return image.asPng()
    } finally {
      image.free()
    }
  } finally {
    drawing.free()
  }
}
