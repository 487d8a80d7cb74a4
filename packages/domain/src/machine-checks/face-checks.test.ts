import { describe, expect, it, test } from 'vitest';
import { orderFacts } from '../testing/order-facts.ts';
import { checkFaces, faceCheckNames } from './face-checks.ts';
import { faultMessage } from './fault-messages.ts';
import { itemsBeingChecked, machineFindings, type StoredMachineCheck } from './machine-checks.ts';
import type { SeenFace } from './measures.ts';
import { photoHints } from './photo-hints.ts';

const curtain = { province: '320000', edition: '2018-06' } as const;
const phone = { province: '320000', edition: '2023-09' } as const;
const app = { province: '310000', edition: '2018-06' } as const;

/** A face of a fifth of the height in the middle, from the front, sharp. */
const face: SeenFace = {
  box: { left: 0.4, top: 0.3, right: 0.6, bottom: 0.5 },
  confidence: 0.93,
  eyes: [
    { x: 0.45, y: 0.35 },
    { x: 0.55, y: 0.35 },
  ],
  tilt: -2.4,
  eyeDistance: 0.44,
  eyeContrast: 0.25,
  eyeDarkness: 0.4,
  sharpness: 160.4,
};
const faults = (faces: readonly SeenFace[], order: Parameters<typeof checkFaces>[1] = curtain) =>
  checkFaces({ faces }, order).flatMap(({ fault }) => fault ?? []);
const boxAt = (middle: number, wide: number, top = 0.3) => ({
  ...face,
  box: { left: middle - wide / 2, top, right: middle + wide / 2, bottom: top + wide },
});

describe('a face before the curtain', () => {
  it('passes every check when it is one, in the middle, upright and sharp', () => {
    const results = checkFaces({ faces: [face] }, curtain);
    expect(results.map(({ check }) => check)).toEqual(faceCheckNames);
    expect(results.every(({ outcome, fault }) => outcome === 'pass' && fault === null)).toBe(true);
  });

  test.each<[string, SeenFace, string[]]>([
    ['too small', boxAt(0.5, 0.1), ['FACE_TOO_SMALL']],
    ['too large', boxAt(0.5, 0.6, 0.35), ['FACE_TOO_LARGE', 'FACE_CUT_OFF']],
    ['aside, with both shoulders', boxAt(0.66, 0.2), ['FACE_OFF_CENTRE']],
    ['so far aside that a shoulder is out of the photo', boxAt(0.85, 0.2), ['FACE_CUT_OFF']],
    ['so high that the head is cut off', boxAt(0.5, 0.2, 0.05), ['FACE_CUT_OFF']],
    ['so low that the shoulders are cut off', boxAt(0.5, 0.2, 0.75), ['FACE_CUT_OFF']],
    ['tilted', { ...face, tilt: -18 }, ['FACE_TILTED']],
    ['seen from the side', { ...face, eyeDistance: 0.1, eyeContrast: 0 }, ['FACE_TURNED']],
    ['behind dark glasses', { ...face, eyeDarkness: 0.97 }, ['EYES_COVERED']],
    ['behind a hand', { ...face, eyeContrast: 0.02 }, ['EYES_COVERED']],
    ['blurred', { ...face, sharpness: 12, eyeContrast: 0.02 }, ['FACE_BLURRED']],
  ])('that is %s', (_, seen, expected) => {
    expect(faults([seen])).toEqual(expected);
    for (const fault of expected) expect(faultMessage(fault, {}, { kind: 'FACE_PHOTO', desk: true })).not.toBeNull();
  });

  it('is not judged further when there is none or several', () => {
    expect(checkFaces({ faces: [] }, curtain)).toEqual([
      { check: 'faces', ruleId: 'PHO-04', outcome: 'warn', fault: 'NO_FACE', facts: { count: 0 } },
    ]);
    expect(checkFaces({ faces: [face, boxAt(0.1, 0.1)] }, curtain)).toEqual([
      { check: 'faces', ruleId: 'PHO-04', outcome: 'warn', fault: 'SEVERAL_FACES', facts: { count: 2 } },
    ]);
  });
});

test.each([
  ['turned aside', { ...face, eyeDistance: 0.1 }],
  ['blurred', { ...face, sharpness: 12 }],
  ['far away', boxAt(0.5, 0.1)],
])('nothing is said of the eyes of a face that is %s', (_, seen) => {
  const made = checkFaces({ faces: [seen] }, curtain).map(({ check }) => check);
  expect(made).toEqual(faceCheckNames.filter((check) => check !== 'eyes'));
});

test('a face that a phone took fills more of the picture and needs no shoulders', () => {
  const near = boxAt(0.5, 0.55, 0.3);
  expect(faults([near], phone)).toEqual([]);
  expect(faults([near])).toEqual(['FACE_TOO_LARGE', 'FACE_CUT_OFF']);
  expect(faults([boxAt(0.5, 0.15)], phone)).toEqual(['FACE_TOO_SMALL']);
});

test("a picture of the bureau's app is not judged: the ID that is held shows a face, too", () => {
  expect(checkFaces({ faces: [face, face] }, app)).toEqual([]);
});

test('only figures are stored, no place and no picture of a face', () => {
  const facts = Object.assign({}, ...checkFaces({ faces: [face] }, curtain).map((one) => one.facts));
  expect(facts).toEqual({
    count: 1,
    height: 0.2,
    aside: 0,
    tilt: -2,
    eyeDistance: 0.44,
    eyeContrast: 0.25,
    eyeDarkness: 0.4,
    sharpness: 160,
  });
});

describe('the hints of a photo', () => {
  const facts = orderFacts({ state: 'VERIFICATION_PENDING', materials: { FACE_PHOTO: 'hash-of-photo' } });
  const storedOf = (faces: readonly SeenFace[]): StoredMachineCheck[] =>
    checkFaces({ faces }, curtain).map((one) => ({
      ...one,
      item: 'material.FACE_PHOTO',
      contentHash: 'hash-of-photo',
    }));

  it('say what was measured at the face, and that it is in order', () => {
    expect(photoHints(facts, storedOf([face])).map(({ label, says, doubt }) => [label.zh, says.en, doubt])).toEqual([
      ['人脸', 'faces found: 1, normal', null],
      ['人脸大小', '20% of the height, normal', null],
      ['人脸位置', 'in the middle, normal', null],
      ['头部姿势', 'head tilted by 2°, normal', null],
      ['眼睛', 'contrast at the eyes 0.25, not covered', null],
      ['人脸清晰度', 'sharpness of the face 160, normal', null],
    ]);
  });

  it('say what may be wrong', () => {
    const said = (faces: readonly SeenFace[]) =>
      photoHints(facts, storedOf(faces)).flatMap(({ says, doubt }) => (doubt === null ? [] : [[says.zh, doubt.zh]]));
    expect(said([])).toEqual([['没有找到人脸', '可能没有人脸，或人脸被遮挡']]);
    expect(said([face, face])).toEqual([['找到 2 张人脸', '可能有 2 张人脸']]);
    expect(said([boxAt(0.32, 0.2)])).toEqual([['人脸偏左 18%', '人可能不在画面正中']]);
    expect(said([{ ...face, sharpness: 9 }])).toEqual([['人脸清晰度 9，低于 25', '人脸可能模糊']]);
  });

  it('about the face are no findings, and nobody waits for them', () => {
    const stored = storedOf([]);
    expect(machineFindings(facts, stored, true)).toEqual([]);
    const others = ['blank', 'flat', 'size', 'sharpness', 'exposure', 'top', 'background', 'reusedPicture'] as const;
    const rest = others.map(
      (check): StoredMachineCheck => ({
        ...{ item: 'material.FACE_PHOTO', contentHash: 'hash-of-photo', check, ruleId: 'PHO-02' },
        ...{ outcome: 'pass', fault: null, facts: {} },
      }),
    );
    expect(itemsBeingChecked(facts, rest, true)).toEqual([]);
    expect(itemsBeingChecked(facts, [...rest.slice(1), ...stored], true)).toEqual(['material.FACE_PHOTO']);
  });
});
