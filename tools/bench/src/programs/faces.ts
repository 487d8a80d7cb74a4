import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyseImage } from '@beian/documents/images';
import { checkColours, checkFaces, checkFile, type FaceReading } from '@beian/domain/machine-checks';
import { openFaceReader } from '@beian/reading/face';
import type { TestPhoto } from '../faces/index.ts';

// npm run bench -- faces: draws photos, looks for faces, and compares what was found with what was drawn. `show`: prints each wrong photo.
const options = JSON.parse(process.argv[2] ?? '{}') as {
  photos: number;
  seed: number;
  threads: number;
  from: number;
  show: boolean;
};

/** A photo before the curtain. */
const order = { province: '320000', edition: '2018-06' } as const;
/** Farthest that an eye is found from where it was drawn, by half the width of the face. */
const EYE_ERROR = 0.2;

const say = (line: string) => process.stdout.write(`${line}\n`);

interface Count {
  photos: number;
  countRight: number;
  eyes: number;
  eyesRight: number;
  doubtsRight: number;
  pictures: number;
  pictureRight: number;
}
const byScene = new Map<string, Count>();
const seconds: number[] = [];
const cpuSeconds: number[] = [];

// Drawn by another process, so that the memory of this one is that of reading.
const folder = mkdtempSync(path.join(tmpdir(), 'beian-photos-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const drawing = new URL(`draw-photos${path.extname(import.meta.url)}`, import.meta.url);
const drawn = spawnSync(
  process.execPath,
  [...process.execArgv, fileURLToPath(drawing), JSON.stringify({ ...options, folder })],
  { stdio: 'inherit' },
);
if (drawn.status !== 0) throw new Error('The photos were not drawn');
const reader = await openFaceReader({ threads: options.threads });
for (let nth = options.from; nth < options.from + options.photos; nth += 1) {
  const photo: Omit<TestPhoto, 'jpeg'> = JSON.parse(readFileSync(path.join(folder, `${nth}.json`), 'utf8'));
  const jpeg = readFileSync(path.join(folder, `${nth}.jpg`));
  const began = performance.now();
  const cpu = process.cpuUsage();
  const reading = await reader.read(jpeg);
  seconds.push((performance.now() - began) / 1000);
  const { user, system } = process.cpuUsage(cpu);
  cpuSeconds.push((user + system) / 1e6);
  countPhoto(photo, reading, await pictureDoubts(jpeg, photo.size), nth);
}
await reader.close();

/** Doubts of light, sharpness and colours. */
async function pictureDoubts(jpeg: Buffer, size: TestPhoto['size']): Promise<string[]> {
  const { measures, regions } = await analyseImage(jpeg);
  const seen = { ...measures, format: 'jpeg', bytes: jpeg.length, ...size } as const;
  return [...checkFile('FACE_PHOTO', seen), ...checkColours(regions, order)].flatMap(({ fault }) => fault ?? []);
}

function countPhoto(photo: Omit<TestPhoto, 'jpeg'>, reading: FaceReading, ofPicture: string[], nth: number): void {
  const { people, size, doubt, pictureDoubt } = photo;
  const found = reading.faces.flatMap(({ eyes }) => eyes);
  const eyes = people.flatMap((person) => person.eyes.map((eye) => ({ ...eye, unit: person.unit })));
  const eyesRight = eyes.filter(({ x, y, unit }) =>
    found.some((eye) => Math.hypot(eye.x * size.width - x, eye.y * size.height - y) < EYE_ERROR * unit),
  ).length;
  const doubts = checkFaces(reading, order).flatMap(({ fault }) => fault ?? []);
  // A face that fills the photo is too large and cut off: one that is expected is enough, one that is not is wrong.
  const doubtsRight = doubt === null ? doubts.length === 0 : doubts.includes(doubt);
  const count = byScene.get(photo.scene) ?? {
    photos: 0,
    countRight: 0,
    eyes: 0,
    eyesRight: 0,
    doubtsRight: 0,
    pictures: 0,
    pictureRight: 0,
  };
  byScene.set(photo.scene, count);
  const countRight = reading.faces.length === people.length;
  count.photos += 1;
  count.countRight += countRight ? 1 : 0;
  count.eyes += eyes.length;
  count.eyesRight += eyesRight;
  count.doubtsRight += doubtsRight ? 1 : 0;
  const pictureRight = pictureDoubt == null ? ofPicture.length === 0 : ofPicture.includes(pictureDoubt);
  count.pictures += pictureDoubt === undefined ? 0 : 1;
  count.pictureRight += pictureDoubt !== undefined && pictureRight ? 1 : 0;
  if (
    options.show &&
    !(countRight && doubtsRight && (pictureDoubt === undefined || pictureRight) && eyesRight === eyes.length)
  )
    say(
      `${nth} ${photo.scene}: ${reading.faces.length} of ${people.length} faces (${reading.faces.map(({ confidence }) => confidence.toFixed(2)).join(' ')}), ${eyesRight} of ${eyes.length} eyes; ${doubts.join(' ')} instead of ${doubt}, ${ofPicture.join(' ')} instead of ${pictureDoubt}`,
    );
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
say(
  '\n| scene | photos | count right | eyes right | doubts right | light, sharpness, colours right |\n| --- | --- | --- | --- | --- | --- |',
);
const all: Count = { photos: 0, countRight: 0, eyes: 0, eyesRight: 0, doubtsRight: 0, pictures: 0, pictureRight: 0 };
for (const count of byScene.values()) for (const key of Object.keys(all) as (keyof Count)[]) all[key] += count[key];
for (const [scene, count] of [...byScene, ['all', all] as const])
  say(
    `| ${scene} | ${count.photos} | ${percent(count.countRight, count.photos)} | ${percent(count.eyesRight, count.eyes)} | ${percent(count.doubtsRight, count.photos)} | ${percent(count.pictureRight, count.pictures)} |`,
  );
const at = (values: number[], share: number): string =>
  (values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0).toFixed(3);
const spread = (values: number[]): string => `p50 ${at(values, 0.5)}, p95 ${at(values, 0.95)}, most ${at(values, 1)}`;
say(
  `\n${options.photos} photos, seed ${options.seed}, ${options.threads} threads, ${reader.engine}; seconds a photo: ${spread(seconds)}; seconds of processor time: ${spread(cpuSeconds)}; peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
);
