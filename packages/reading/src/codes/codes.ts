import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Corners, loadOptional, type Pixels } from '../text/index.ts';

/** A QR code in pixels of the given picture. */
export interface FoundCode {
  readonly text: string;
  readonly corners: Corners;
}

export interface CodeReader {
  read(pixels: Pixels): Promise<FoundCode[]>;
}

const require = createRequire(import.meta.url);
const MAX_CODES = 4;

/** Opens the decoder of QR codes, ZXing-C++ as WebAssembly. Throws `ReadingNotInstalled`. */
export async function openCodeReader(): Promise<CodeReader> {
  const { prepareZXingModule, readBarcodes } = await loadOptional('zxing-wasm', () => import('zxing-wasm/reader'));
  // Without its bytes, the library fetches the WebAssembly from the network.
  const wasm = await readFile(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const wasmBinary = new Uint8Array(wasm).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return {
    async read({ data, width, height }) {
      const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
      for (let at = 0; at < width * height; at += 1) rgba.set(data.subarray(at * 3, at * 3 + 3), at * 4);
      const found = await readBarcodes(
        { data: rgba, width, height, colorSpace: 'srgb' },
        { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: MAX_CODES },
      );
      return found
        .filter(({ isValid }) => isValid)
        .map(({ text, position: { topLeft, topRight, bottomRight, bottomLeft } }) => ({
          text,
          corners: [topLeft, topRight, bottomRight, bottomLeft],
        }));
    },
  };
}
