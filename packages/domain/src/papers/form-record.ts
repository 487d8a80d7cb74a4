import { shanghaiDay, spelledInstant } from '../calendar/shanghai.ts';
import { type FieldId, fieldRow } from '../filing/fields.ts';
import { type MaterialKind, materialRow } from '../filing/materials.ts';
import { type FaceOutcome, faceOutcomeRow } from '../photo/face-check.ts';
import type { FormRecord } from './verification-form.ts';

/** A verdict that stands: who passed which item, when (ISO 8601). */
export interface StandingVerdict {
  readonly item: string;
  readonly by: string;
  readonly at: string;
}

/** The face check whose picture is the photo of the order. */
export interface FaceCheckOnForm {
  readonly outcome: FaceOutcome;
  /** Likeness in per cent. */
  readonly score: number | null;
  readonly answeredAt: string;
  readonly commitmentVersion: string | null;
  readonly signedAt: string | null;
  /** Number of the order from which the check goes on; null: it was taken for this one. */
  readonly reusedFrom: string | null;
}

const nameOf = (item: string): string =>
  item.startsWith('material.')
    ? materialRow(item.slice('material.'.length) as MaterialKind).label.zh
    : fieldRow(item as FieldId).label.zh;

/** 核验记录: of each person who checked, the items and the time of the last verdict; then the face check and the signature. No value of the order. */
export function formRecord(verdicts: readonly StandingVerdict[], face: FaceCheckOnForm | null): FormRecord {
  const people = [...new Set(verdicts.map(({ by }) => by))];
  const checked = people.map((by) => {
    const own = verdicts.filter((one) => one.by === by);
    const last = Math.max(...own.map(({ at }) => Date.parse(at)));
    const names = own.map(({ item }) => nameOf(item)).join('、');
    return `核验记录：${by} 于 ${spelledInstant(last, 'zh')} 核验 ${own.length} 项，结果通过：${names}。`;
  });
  if (face === null) return { lines: checked, signedOn: null };
  const score = face.score === null ? '' : `，相似度 ${face.score} %`;
  const from = face.reusedFrom === null ? '' : `，沿用订单 ${face.reusedFrom} 的核验`;
  const photo = `人脸核验：${spelledInstant(Date.parse(face.answeredAt), 'zh')}，结果${faceOutcomeRow(face.outcome).label.zh}${score}${from}。`;
  const signed =
    face.signedAt === null
      ? ''
      : `承诺书由网站负责人于 ${spelledInstant(Date.parse(face.signedAt), 'zh')} 在屏幕上签署，文本版本 ${face.commitmentVersion ?? ''}。`;
  return {
    lines: [...checked, `${photo}${signed}`],
    signedOn: face.signedAt === null ? null : shanghaiDay(Date.parse(face.signedAt)),
  };
}
