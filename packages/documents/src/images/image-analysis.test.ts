import { checkColours, checkFile, pictureMatchLimits } from '@beian/domain/machine-checks';
import { paper, portrait, portraitJpeg } from '@beian/testing/fixtures';
import fc from 'fast-check';
import type { Sharp } from 'sharp';
import sharp from 'sharp';
import { describe, expect, it, test } from 'vitest';
import { bandsToQuery, coarseDistance, fineDistance } from './fingerprint.ts';
import { analyseImage, comparisons } from './image-analysis.ts';

const faultsOf = async (kind: 'FACE_PHOTO' | 'SUBJECT_CERT', picture: Sharp) => {
  const { data, info } = await picture.jpeg({ quality: 90 }).toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const seen = { ...(await analyseImage(data)).measures, format: 'jpeg' as const, bytes: data.length, width, height };
  return checkFile(kind, seen).flatMap(({ fault }) => (fault === null ? [] : [fault]));
};
const blank = () => sharp({ create: { width: 1500, height: 1100, channels: 3, background: '#fdfbf4' } });

/** A paper with its lower half in one colour. */
const half = (background: string) =>
  paper().composite([{ input: { create: { width: 1500, height: 550, channels: 3, background } }, left: 0, top: 550 }]);

test.each([
  ['a photo', 'FACE_PHOTO', () => portrait(), []],
  ['a paper', 'SUBJECT_CERT', () => paper(), []],
  ['a blurred photo', 'FACE_PHOTO', () => portrait().blur(4), ['BLURRED']],
  ['a blurred paper', 'SUBJECT_CERT', () => paper().blur(8), ['BLURRED']],
  ['a small photo', 'FACE_PHOTO', () => portrait().resize(400), ['TOO_SMALL']],
  ['a photo taken in the dark', 'FACE_PHOTO', () => portrait().removeAlpha().linear(0.15, 0), ['TOO_DARK']],
  ['a photo against the light', 'FACE_PHOTO', () => portrait().removeAlpha().linear(1, 150), ['TOO_BRIGHT']],
  ['a blank page', 'SUBJECT_CERT', blank, ['BLANK']],
  ['a paper that is covered by half', 'SUBJECT_CERT', () => half('#808080'), ['FLAT_AREA']],
  ['a paper that was cut off in black', 'SUBJECT_CERT', () => half('#000000'), ['FLAT_AREA']],
  ['a paper whose lower half is white', 'SUBJECT_CERT', () => half('#ffffff'), []],
] as const)('%s fails exactly the check of its fault', async (_, kind, picture, faults) => {
  expect(await faultsOf(kind, picture())).toEqual(faults);
});

test.each([
  ['#b3261e', 'red', 'RED_TOP'],
  ['#8a1c1c', 'red', 'RED_TOP'],
  ['#1f4fa3', 'blue', 'BLUE_TOP'],
  ['#1b2a4a', 'blue', 'BLUE_TOP'],
  ['#fafafa', 'white', null],
  ['#6b6f76', 'grey', null],
  ['#16181a', 'black', null],
  ['#2b8a3e', 'green', null],
])('a photo with a top of %s is named %s', async (top, name, fault) => {
  const { regions } = await analyseImage(await portraitJpeg({ top }));
  expect(regions.top[0]).toMatchObject({ name });
  const [ofTop, ofBackground] = checkColours(regions, { province: '320000', edition: '2018-06' });
  expect([ofTop?.fault, ofBackground?.fault]).toEqual([fault, null]);
});

test('a plain wall does not pass as a blue curtain', async () => {
  const { regions } = await analyseImage(await portraitJpeg({ curtain: '#e9e4d8' }));
  const ask = (province: string) => checkColours(regions, { province, edition: '2018-06' })[1]?.fault;
  expect([ask('320000'), ask('310000')]).toEqual(['NO_BLUE_CURTAIN', null]);
});

test('a face check wants a white wall instead of the curtain, and any top', async () => {
  const faultsOf = async (look: Parameters<typeof portraitJpeg>[0]) => {
    const { regions } = await analyseImage(await portraitJpeg(look));
    const found = checkColours(regions, { province: '320000', edition: '2023-09' });
    return found.map(({ ruleId, fault }) => [ruleId, fault]);
  };
  expect(await faultsOf({ top: '#8a1c1c' })).toEqual([
    ['PHO-03', null],
    ['PHO-10', 'NO_WHITE_BACKGROUND'],
  ]);
  expect(await faultsOf({ curtain: '#ecebe8' })).toEqual([
    ['PHO-03', null],
    ['PHO-10', null],
  ]);
});

const { photo } = comparisons;
const comparePhotos = async (one: Buffer, other: Buffer) =>
  photo.difference(await photo.copy(one), await photo.copy(other));

describe('fingerprint and comparison', () => {
  const near = async (one: Buffer, other: Buffer) => {
    const [a, b] = [(await analyseImage(one)).fingerprint, (await analyseImage(other)).fingerprint];
    return (
      coarseDistance(a.coarse, b.coarse) <= pictureMatchLimits.photo.coarse &&
      fineDistance(a.fine, b.fine) <= pictureMatchLimits.photo.bits &&
      (await comparePhotos(one, other)) <= pictureMatchLimits.photo.difference
    );
  };

  it.each<[string, (picture: Sharp) => Sharp]>([
    ['compressed', (picture) => picture.jpeg({ quality: 30 })],
    ['smaller', (picture) => picture.resize(320).jpeg()],
    ['larger', (picture) => picture.resize(1600).jpeg()],
    ['brighter', (picture) => picture.modulate({ brightness: 1.15 }).jpeg()],
    ['without colour', (picture) => picture.greyscale().jpeg()],
  ])('recognise a copy: %s', async (_, change) => {
    for (const person of [0, 1, 2, 3]) {
      const whole = await portraitJpeg({ person });
      expect(await near(whole, await change(sharp(whole)).toBuffer())).toBe(true);
    }
  });

  it('do not confuse any of 40 people in front of one curtain', async () => {
    const people = await Promise.all(
      Array.from({ length: 40 }, async (_, person) => {
        const jpeg = await portraitJpeg({ person });
        return { jpeg, marks: (await analyseImage(jpeg)).fingerprint };
      }),
    );
    const pairs = people.flatMap((one, at) => people.slice(at + 1).map((other) => [one, other] as const));
    // Fingerprints alone are not enough: the pairs they find are compared by pixels.
    const found = pairs.filter(
      ([a, b]) => coarseDistance(a.marks.coarse, b.marks.coarse) <= pictureMatchLimits.photo.coarse,
    );
    const wrong = [];
    for (const [a, b] of found)
      if ((await comparePhotos(a.jpeg, b.jpeg)) <= pictureMatchLimits.photo.difference) wrong.push([a, b]);
    expect(pairs).toHaveLength(780);
    expect(wrong).toHaveLength(0);
  });

  it('one of the bands finds every fingerprint within 6 bits', () => {
    const bits = fc.uniqueArray(fc.bigInt(0n, 63n), { maxLength: pictureMatchLimits.photo.coarse });
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 64n - 1n), bits, (mark, turned) => {
        const other = turned.reduce((value, bit) => value ^ (1n << bit), mark);
        const own = bandsToQuery(BigInt.asIntN(64, other)).map(([band]) => band as number);
        const asked = bandsToQuery(BigInt.asIntN(64, mark));
        return own.some((band, at) => asked[at]?.includes(band));
      }),
    );
  });
});
