import sharp from 'sharp';
import { CANARY, jpegStructure } from './bytes.ts';

/** Markers that a JPEG written by us may contain: tables, one baseline frame, its scan. */
const plain = new Set(['db', 'c0', 'c4', 'da', 'dd']);

/** Properties of a stored picture, and names of everything in its bytes that does not belong to the picture. */
export async function inspectImage(stored: Buffer) {
  const meta = await sharp(stored).metadata();
  const { data, info } = await sharp(stored).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const place = (Math.floor(y * (info.height - 1)) * info.width + Math.floor(x * (info.width - 1))) * info.channels;
    return [...data.subarray(place, place + 3)];
  };
  const { markers, tail } = jpegStructure(stored);
  const extras = [
    ...markers.filter((marker) => !plain.has(marker)).map((marker) => `segment ${marker}`),
    ...(['exif', 'icc', 'iptc', 'xmp', 'orientation', 'comments'] as const).filter((name) => meta[name] !== undefined),
    ...(tail === 0 ? [] : [`${tail} bytes behind the end`]),
    ...(stored.includes(CANARY) || stored.includes('GPS') ? ['words'] : []),
  ];
  return {
    format: meta.format,
    kind: `${meta.space} ${meta.depth} ${meta.channels}`,
    width: info.width,
    height: info.height,
    corners: [at(0.1, 0.1), at(0.9, 0.1), at(0.1, 0.9), at(0.9, 0.9)],
    extras,
  };
}
