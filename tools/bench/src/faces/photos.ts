import sharp, { type Sharp } from 'sharp';
import { createRandom, type Random } from '../papers/index.ts';
import { drawPerson, type Pose } from './person.ts';

/** A drawn photo and what is true of it. */
export interface TestPhoto {
  readonly jpeg: Buffer;
  readonly scene: SceneName;
  readonly people: readonly DrawnFace[];
  /** What the machine is to doubt, by its code; null: nothing. */
  readonly doubt: string | null;
  /** What is to be doubted of light, sharpness and colours; null: nothing; absent: it is not judged. */
  readonly pictureDoubt?: string | null;
  readonly size: { readonly width: number; readonly height: number };
}

/** Pixels of the photo. */
interface DrawnFace {
  readonly eyes: readonly [{ readonly x: number; readonly y: number }, { readonly x: number; readonly y: number }];
  readonly unit: number;
  readonly tilt: number;
}

interface Scene {
  readonly doubt: string | null;
  readonly people: (random: Random) => readonly Place[];
  /** Standard deviation of the blur, as a share of the face's half width. */
  readonly blur?: number;
  readonly light?: number;
  readonly noise?: number;
  readonly ground?: 'curtain' | 'white' | 'room';
  readonly pictureDoubt?: string | null;
}
/** Shares of the photo's width and height; `unit` of its width. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly unit: number;
  readonly tilt?: number;
  readonly over?: NonNullable<Pose['over']>;
  readonly turn?: number;
  readonly top?: string;
  /** On a poster, or a printed photo that is photographed. */
  readonly framed?: true;
  /** Seen from behind: no face. */
  readonly away?: true;
}

const middle = ({ between }: Random): Place => ({
  x: between(0.45, 0.55),
  y: between(0.36, 0.44),
  unit: between(0.11, 0.15),
  tilt: between(-4, 4),
});
const beside = (count: number) => (random: Random) =>
  Array.from({ length: count }, (_, nth) => ({
    ...middle(random),
    x: (nth + 0.5) / count + random.between(-0.03, 0.03),
    unit: random.between(0.07, 0.1),
  }));

const alone =
  (change: (random: Random) => Partial<Place> = () => ({})): Scene['people'] =>
  (random) => [{ ...middle(random), ...change(random) }];

const scenes = {
  curtain: { doubt: null, people: alone(), pictureDoubt: null },
  'white ground': { doubt: null, people: alone(), ground: 'white', pictureDoubt: 'NO_BLUE_CURTAIN' },
  'before a room': { doubt: null, people: alone(), ground: 'room', pictureDoubt: 'NO_BLUE_CURTAIN' },
  glasses: { doubt: null, people: alone(() => ({ over: 'glasses' })), pictureDoubt: null },
  'dark, with noise': { doubt: null, people: alone(), light: 0.4, noise: 8, pictureDoubt: 'TOO_DARK' },
  small: { doubt: 'FACE_TOO_SMALL', people: alone(({ between }) => ({ unit: between(0.04, 0.055) })) },
  large: { doubt: 'FACE_CUT_OFF', people: alone(({ between }) => ({ unit: between(0.27, 0.34) })) },
  'at the edge': {
    doubt: 'FACE_CUT_OFF',
    people: alone(({ between, one }) => ({ x: one([-1, 1]) * between(0.3, 0.38) + 0.5, unit: between(0.11, 0.15) })),
  },
  tilted: {
    doubt: 'FACE_TILTED',
    people: alone(({ between, one }) => ({ tilt: one([-1, 1]) * between(18, 30) })),
  },
  sunglasses: { doubt: 'EYES_COVERED', people: alone(() => ({ over: 'sunglasses' })), pictureDoubt: null },
  'eyes behind a hand': { doubt: 'EYES_COVERED', people: alone(() => ({ over: 'hand' })), pictureDoubt: null },
  // The eyes are free; that the mouth is covered, no check says.
  mask: { doubt: null, people: alone(() => ({ over: 'mask' })), pictureDoubt: null },
  blurred: { doubt: 'FACE_BLURRED', people: alone(), blur: 0.09, pictureDoubt: 'BLURRED' },
  two: { doubt: 'SEVERAL_FACES', people: beside(2) },
  three: { doubt: 'SEVERAL_FACES', people: beside(3) },
  'one behind': {
    doubt: 'SEVERAL_FACES',
    people: (random) => [
      { ...middle(random), x: random.between(0.2, 0.3), unit: random.between(0.045, 0.065) },
      { ...middle(random), x: random.between(0.55, 0.62) },
    ],
  },
  'from behind': { doubt: 'NO_FACE', people: alone(() => ({ away: true })) },
  'nobody, curtain': { doubt: 'NO_FACE', people: () => [] },
  'nobody, room': { doubt: 'NO_FACE', people: () => [], ground: 'room' },
  'poster behind': {
    doubt: 'SEVERAL_FACES',
    people: (random) => [
      { ...middle(random), x: random.between(0.16, 0.22), y: 0.3, unit: random.between(0.03, 0.05), framed: true },
      { ...middle(random), x: random.between(0.55, 0.62) },
    ],
  },
  // No check says the next three.
  hat: { doubt: null, people: alone(() => ({ over: 'hat' })), pictureDoubt: null },
  'eyes closed': { doubt: null, people: alone(() => ({ over: 'lids' })), pictureDoubt: null },
  'printed photo': {
    doubt: null,
    people: alone(() => ({ framed: true })),
    ground: 'room',
    pictureDoubt: 'NO_BLUE_CURTAIN',
  },
  'half a face': {
    doubt: 'NO_FACE',
    people: alone(({ between, one }) => ({ x: one([0, 1]) + between(-0.02, 0.02) })),
  },
  turned: {
    doubt: 'FACE_TURNED',
    people: alone(({ between, one }) => ({ turn: one([-1, 1]) * between(0.7, 0.85) })),
    pictureDoubt: null,
  },
  'red top': {
    doubt: null,
    people: alone(({ one }) => ({ top: one(['#c4202c', '#d8323a', '#a3161f']) })),
    pictureDoubt: 'RED_TOP',
  },
  'blue top': {
    doubt: null,
    people: alone(({ one }) => ({ top: one(['#1f4fa8', '#2d6fd0', '#22408c']) })),
    pictureDoubt: 'BLUE_TOP',
  },
  'very dark': { doubt: null, people: alone(), light: 0.2, pictureDoubt: 'TOO_DARK' },
  'very bright': { doubt: null, people: alone(), light: 3, pictureDoubt: 'TOO_BRIGHT' },
} as const satisfies Record<string, Scene>;
export type SceneName = keyof typeof scenes;
export const sceneNames = Object.keys(scenes) as SceneName[];

const sizes = [
  [800, 600],
  [960, 1280],
  [1200, 900],
  [1536, 2048],
] as const;

/** Photo `nth` of a seed, invented: scenes take turns. */
export async function drawPhoto(seed: number, nth: number): Promise<TestPhoto> {
  const random = createRandom(seed * 100_003 + nth);
  const name = sceneNames[nth % sceneNames.length] as SceneName;
  const scene: Scene = scenes[name];
  const [width, height] = random.one(sizes);
  const narrow = Math.min(1, height / width);
  const places = scene.people(random);
  const drawn = places.map(({ x, y, unit: share, tilt = 0, framed, ...look }, at) => {
    const unit = share * width * narrow;
    const pose = {
      x: x * width,
      y: y * height,
      unit,
      tilt,
      bottom: framed === true ? y * height + 2.6 * unit : height,
    };
    const person = drawPerson(`p${at}`, { ...pose, ...look }, random);
    const frame = `<rect x="${pose.x - 3 * unit}" y="${pose.y - 2.2 * unit}" width="${6 * unit}" height="${4.8 * unit}" fill="#e9e6df" stroke="#333" stroke-width="${0.1 * unit}"/>`;
    return { pose, look, ...person, svg: framed === true ? frame + person.svg : person.svg };
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${groundOf(scene.ground ?? 'curtain', width, height, random)}${drawn.map((one) => one.svg).join('')}</svg>`;
  const unit = drawn[0]?.pose.unit ?? 100;
  return {
    jpeg: await takePhoto(svg, scene, unit, random),
    scene: name,
    people: drawn
      .filter(({ look }) => look.away !== true)
      .map(({ pose, eyes }) => ({ eyes, unit: pose.unit, tilt: pose.tilt })),
    doubt: scene.doubt,
    ...('pictureDoubt' in scene ? { pictureDoubt: scene.pictureDoubt } : {}),
    size: { width, height },
  };
}

function groundOf(ground: NonNullable<Scene['ground']>, width: number, height: number, { between, whole }: Random) {
  if (ground === 'white') return `<rect width="${width}" height="${height}" fill="#f4f4f1"/>`;
  if (ground === 'room')
    return `<rect width="${width}" height="${height}" fill="#cfc6b8"/><rect y="${height * 0.8}" width="${width}" height="${height * 0.2}" fill="#7d6549"/>${Array.from(
      { length: 14 },
      () =>
        `<rect x="${between(0, 0.9) * width}" y="${between(0, 0.7) * height}" width="${between(0.04, 0.2) * width}" height="${between(0.04, 0.25) * height}" fill="rgb(${whole(60, 220)},${whole(60, 220)},${whole(60, 220)})"/>`,
    ).join('')}`;
  const folds = Array.from(
    { length: 9 },
    (_, nth) =>
      `<rect x="${((nth + between(0, 0.6)) / 9) * width}" width="${between(0.01, 0.05) * width}" height="${height}" fill="#000" opacity="${between(0.03, 0.1)}"/>`,
  );
  return `<rect width="${width}" height="${height}" fill="#2f6fb5"/>${folds.join('')}<text x="${width / 2}" y="${height * 0.12}" text-anchor="middle" font-size="${width * 0.07}" font-family="sans-serif" fill="#fff">BEIAN SAMPLE CURTAIN</text>`;
}

async function takePhoto(svg: string, { blur, light, noise = 2 }: Scene, unit: number, { next }: Random) {
  let photo: Sharp = sharp(Buffer.from(svg)).removeAlpha();
  if (blur !== undefined) photo = photo.blur(blur * unit);
  if (light !== undefined) photo = photo.linear(light, 0);
  const { data, info } = await photo.raw().toBuffer({ resolveWithObject: true });
  // The sum of three uniform numbers is near enough to a normal one.
  for (let at = 0; at < data.length; at += 1)
    data[at] = Math.max(0, Math.min(255, (data[at] as number) + (next() + next() + next() - 1.5) * 2 * noise));
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .jpeg({ quality: 82 })
    .toBuffer();
}
