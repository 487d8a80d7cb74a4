/**
 * Per component and coefficient (64 each) the lowest bit position received so far; this value when nothing was
 * received.
 */
const NOTHING_SENT = 99;

/** Progressive frames: coefficients come in several passes of growing precision. */
const progressiveFrames: ReadonlySet<number> = new Set([0xc2, 0xca]);
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc9, ...progressiveFrames]);

/**
 * Whether a JPEG has every scan that its frame needs (ITU-T T.81, B.2.3 and G.1). A decoder gives no warning for
 * missing scans: without the last ones the picture is blurred, without a component it is grey. Data inside a scan are
 * checked by the decoder.
 * @throws RangeError when a segment reaches past the end
 */
export function hasEveryScan(jpeg: Buffer): boolean {
  const components = new Map<number, Uint8Array>();
  let isProgressive = false;
  for (let at = 2; at < jpeg.length; ) {
    const marker = jpeg.readUInt8(at + 1);
    if (jpeg[at] !== 0xff) return false;
    // Fill bytes before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) break;
    const data = at + 4;
    const next = at + 2 + jpeg.readUInt16BE(at + 2);
    if (frames.has(marker)) {
      isProgressive = progressiveFrames.has(marker);
      for (let one = 0; one < jpeg.readUInt8(data + 5); one++)
        components.set(jpeg.readUInt8(data + 6 + 3 * one), new Uint8Array(64).fill(NOTHING_SENT));
    }
    if (marker !== 0xda) {
      at = next;
      continue;
    }
    const count = jpeg.readUInt8(data);
    const [first, last, bits] = isProgressive
      ? [jpeg.readUInt8(next - 3), jpeg.readUInt8(next - 2), jpeg.readUInt8(next - 1) & 15]
      : [0, 63, 0];
    for (let one = 0; one < count; one++)
      components.get(jpeg.readUInt8(data + 1 + 2 * one))?.fill(bits, first, last + 1);
    at = nextMarkerOffset(jpeg, next);
  }
  return components.size > 0 && [...components.values()].every((bits) => bits.every((bit) => bit === 0));
}

/** Offset of the next marker after a scan's data, in which 0xff is followed by 0 or by a restart number. */
function nextMarkerOffset(jpeg: Buffer, from: number): number {
  for (let at = jpeg.indexOf(0xff, from); at >= 0; at = jpeg.indexOf(0xff, at + 1)) {
    const code = jpeg[at + 1];
    if (code === undefined) break;
    if (code !== 0 && code !== 0xff && (code < 0xd0 || code > 0xd7)) return at;
  }
  return jpeg.length;
}
