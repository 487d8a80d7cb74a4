import {
  bandsToQuery,
  coarseDistance,
  comparisons,
  fineDistance,
  fingerprintPaper,
  mirrorPaper,
  type PictureFingerprint,
} from '@beian/documents/images';
import { type PictureLooks, pictureMatchLimits } from '@beian/domain/machine-checks';
import sharp from 'sharp';
import { cleanLayouts, drawCleanPaper, loadTypefaces } from '../papers/index.ts';

// How well copies of papers are told from other papers of the same layout and font: what `findSimilarPictures` and the comparison by
// pixels would say of both. Fails at a false alarm.
const options = JSON.parse(process.argv[2] ?? '{}') as { papers: number; copied: number; seed: number };

const smaller = async (jpeg: Buffer, share: number, quality: number): Promise<Buffer> => {
  const { width } = await sharp(jpeg).metadata();
  return sharp(jpeg)
    .resize(Math.round(width * share))
    .jpeg({ quality })
    .toBuffer();
};
const changes: Readonly<Record<string, (jpeg: Buffer) => Promise<Buffer>>> = {
  'JPEG 90': (jpeg) => sharp(jpeg).jpeg({ quality: 90 }).toBuffer(),
  'JPEG 60': (jpeg) => sharp(jpeg).jpeg({ quality: 60 }).toBuffer(),
  'JPEG 45': (jpeg) => sharp(jpeg).jpeg({ quality: 45 }).toBuffer(),
  '60 %, JPEG 75': (jpeg) => smaller(jpeg, 0.6, 75),
  '50 %, JPEG 45': (jpeg) => smaller(jpeg, 0.5, 45),
  '140 %, JPEG 75': (jpeg) => smaller(jpeg, 1.4, 75),
  'grey, JPEG 45': (jpeg) => sharp(jpeg).greyscale().jpeg({ quality: 45 }).toBuffer(),
  'brighter by 15 %': (jpeg) => sharp(jpeg).modulate({ brightness: 1.15 }).jpeg().toBuffer(),
  'cropped by 0.5 %': async (jpeg) => {
    const { width, height } = await sharp(jpeg).metadata();
    const [left, top] = [Math.round(width * 0.005), Math.round(height * 0.005)];
    return sharp(jpeg)
      .extract({ left, top, width: width - left, height: height - top })
      .jpeg()
      .toBuffer();
  },
  'turned by 0.3 degrees': (jpeg) => sharp(jpeg).rotate(0.3, { background: '#fff' }).jpeg().toBuffer(),
  mirrored: (jpeg) => sharp(jpeg).flop().jpeg({ quality: 75 }).toBuffer(),
  'turned by 1 degree': (jpeg) => sharp(jpeg).rotate(1, { background: '#fff' }).jpeg().toBuffer(),
};

interface Seen {
  readonly fingerprint: PictureFingerprint;
  readonly mirrored: PictureFingerprint;
  readonly copy: Float64Array;
}
interface Distance {
  /** One of the bands of the lookup finds it. */
  readonly found: boolean;
  readonly coarse: number;
  readonly bits: number;
  readonly difference: number;
}
const { copy, difference } = comparisons.page;
const see = async (jpeg: Buffer): Promise<Seen> => ({
  ...(await fingerprintPaper(jpeg)),
  copy: await copy(jpeg),
});
/** Of the two ways in which a picture is looked for, as it is and mirrored, the nearer one. */
const between = (one: Seen, other: Seen): Distance => {
  const ways = [other, { fingerprint: other.mirrored, copy: mirrorPaper(other.copy) }].map((way) => distance(one, way));
  return ways.reduce((best, way) => (way.bits < best.bits ? way : best));
};
const distance = (one: Seen, other: Omit<Seen, 'mirrored'>): Distance => ({
  found: bandsToQuery(one.fingerprint.coarse).some((band, at) =>
    band.includes(bandsToQuery(other.fingerprint.coarse)[at]?.[0] ?? -1),
  ),
  coarse: coarseDistance(one.fingerprint.coarse, other.fingerprint.coarse),
  bits: fineDistance(one.fingerprint.fine, other.fingerprint.fine),
  difference: difference(one.copy, other.copy),
});
const isCandidate = ({ found, coarse, bits }: Distance, looks: PictureLooks) =>
  found && coarse <= pictureMatchLimits[looks].coarse && bits <= pictureMatchLimits[looks].bits;
const isCopy = (distance: Distance, looks: PictureLooks) =>
  isCandidate(distance, looks) && distance.difference <= pictureMatchLimits[looks].difference;

const say = (text: string) => process.stdout.write(`${text}\n`);
const range = (list: readonly Distance[], of: Exclude<keyof Distance, 'found'>) => {
  const values = list.map((one) => one[of]).sort((a, b) => a - b);
  return [values[0], values[values.length >> 1], values.at(-1)]
    .map((value) => (value ?? 0).toFixed(of === 'difference' ? 2 : 0))
    .join('/');
};
const spelled = (list: readonly Distance[]) =>
  `64 bits ${range(list, 'coarse')}, 512 bits ${range(list, 'bits')}, difference ${range(list, 'difference')}`;

const { typefaces, missing } = loadTypefaces();
if (missing.length > 0) say(`Fonts that this machine lacks: ${missing.join(', ')}`);
const totals = { alarms: 0, pairs: 0, candidates: 0, missed: 0, copies: 0 };
for (let layout = 0; layout < cleanLayouts; layout += 1) {
  const font = typefaces[layout % typefaces.length] as (typeof typefaces)[number];
  const papers: (Seen & { readonly jpeg: Buffer })[] = [];
  let name = '';
  for (let nth = 0; nth < options.papers; nth += 1) {
    const paper = await drawCleanPaper(layout, { seed: options.seed, nth: nth * cleanLayouts + layout, font });
    name = `${paper.kind} ${paper.layout}`;
    papers.push({ jpeg: paper.jpeg, ...(await see(paper.jpeg)) });
  }
  const looks: PictureLooks = name.startsWith('ID_CARD') ? 'card' : 'page';
  const others = papers.flatMap((one, at) => papers.slice(at + 1).map((other) => between(one, other)));
  const alarms = others.filter((one) => isCopy(one, looks)).length;
  const candidates = others.filter((one) => isCandidate(one, looks)).length;
  say(`\n${name}, ${font.name}: least/median/greatest of ${others.length} pairs of other papers`);
  say(`  others: ${spelled(others)}; candidates ${candidates}, false alarms ${alarms}`);
  for (const [change, make] of Object.entries(changes)) {
    const copies: Distance[] = [];
    for (const paper of papers.slice(0, options.copied)) copies.push(between(paper, await see(await make(paper.jpeg))));
    const missed = copies.filter((one) => !isCopy(one, looks)).length;
    say(`  ${change}: ${spelled(copies)}; missed ${missed} of ${copies.length}`);
    totals.missed += missed;
    totals.copies += copies.length;
  }
  totals.alarms += alarms;
  totals.pairs += others.length;
  totals.candidates += candidates;
}
const { alarms, pairs, candidates, missed, copies } = totals;
say(
  `\nFalse alarms ${alarms} of ${pairs} pairs (candidates for the comparison ${candidates}); copies missed ${missed} of ${copies}`,
);
if (alarms > 0) process.exitCode = 1;
