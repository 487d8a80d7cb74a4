import sharp, { type Sharp } from 'sharp';
import type { Random } from './invented.ts';
import { photographed } from './photograph.ts';

interface Raw {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What happened to a paper on its way: scanner, camera, phone. */
export interface Condition {
  readonly name: string;
  /** A seal lies over a value. */
  readonly sealOver?: true;
  readonly take: (drawn: Sharp, random: Random) => Promise<Buffer>;
}

const rawOf = async (image: Sharp): Promise<Raw> => {
  const { data, info } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
};
const imageOf = ({ data, width, height }: Raw) => sharp(data, { raw: { width, height, channels: 3 } });

function withNoise({ data, width, height }: Raw, deviation: number, { next }: Random): Raw {
  const noisy = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at += 1)
    // The sum of three uniform numbers is near enough to a normal one.
    noisy[at] = (data[at] as number) + (next() + next() + next() - 1.5) * 2 * deviation;
  return { data: new Uint8Array(noisy.buffer), width, height };
}

/** A shadow over one side, as of the hand that holds the phone. */
async function withShadow(image: Sharp, { between, whole }: Random): Promise<Sharp> {
  const { data, width, height } = await rawOf(image);
  const darkness = between(0.35, 0.6);
  const shadow = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" gradientTransform="rotate(${whole(0, 90)})"><stop offset="${between(0.1, 0.3)}" stop-color="#000" stop-opacity="${darkness}"/><stop offset="${between(0.5, 0.8)}" stop-color="#000" stop-opacity="0"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/></svg>`;
  return sharp(
    await imageOf({ data, width, height })
      .composite([{ input: Buffer.from(shadow) }])
      .png()
      .toBuffer(),
  );
}

const jpeg = (image: Sharp, quality: number): Promise<Buffer> => image.jpeg({ quality }).toBuffer();
const onWhite = (image: Sharp) => image.flatten({ background: '#fff' });

export const conditions: readonly Condition[] = [
  { name: 'clean, JPEG 85', take: (drawn) => jpeg(drawn, 85) },
  { name: 'JPEG 35', take: (drawn) => jpeg(drawn, 35) },
  {
    name: 'small, 60 %',
    take: async (drawn) => {
      const { data, width, height } = await rawOf(drawn);
      return jpeg(imageOf({ data, width, height }).resize({ width: Math.round(width * 0.6) }), 75);
    },
  },
  {
    name: 'blur and noise',
    take: async (drawn, random) =>
      jpeg(imageOf(withNoise(await rawOf(drawn.blur(random.between(0.8, 1.6))), random.between(6, 16), random)), 70),
  },
  { name: 'shadow', take: async (drawn, random) => jpeg(await withShadow(drawn, random), 75) },
  { name: 'seal over text', sealOver: true, take: (drawn) => jpeg(drawn, 75) },
  {
    name: 'turned by 90, 180, 270',
    take: async (drawn, { one }) => jpeg(drawn.rotate(one([90, 180, 270])), 75),
  },
  {
    name: 'skewed up to 8 degrees',
    take: (drawn, { between, one }) => jpeg(drawn.rotate(one([-1, 1]) * between(2, 8), { background: '#e9e7e2' }), 75),
  },
  {
    name: 'photographed at an angle',
    take: async (drawn, random) => {
      const photo = photographed(await rawOf(drawn), random);
      return jpeg(imageOf(withNoise(photo, 4, random)), 75);
    },
  },
  {
    name: 'angle, shadow, noise, seal',
    sealOver: true,
    take: async (drawn, random) => {
      const shadowed = await withShadow(drawn, random);
      const photo = photographed(await rawOf(shadowed.blur(0.7)), random);
      return jpeg(imageOf(withNoise(photo, 8, random)), 60);
    },
  },
];

/** Renders an SVG and takes its picture under the condition. */
export const takePicture = (svg: string, condition: Condition, random: Random): Promise<Buffer> =>
  sharp(Buffer.from(svg))
    .png()
    .toBuffer()
    .then((png) => condition.take(onWhite(sharp(png)), random));
