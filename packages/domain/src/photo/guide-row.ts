import type { InForce } from '../province/in-force.ts';
import type { ProvinceCode } from '../province/provinces.ts';
import type { ReasonCode } from '../reasons/reasons.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { PhotoMethod } from './photo-method.ts';

export const guideGroups = {
  app: bilingual('管局应用', "The bureau's app"),
  phone: bilingual('手机', 'Phone'),
  person: bilingual('人物', 'Person'),
  composition: bilingual('构图', 'Composition'),
  clothing: bilingual('着装', 'Clothing'),
  curtain: bilingual('幕布', 'Curtain'),
  background: bilingual('背景', 'Background'),
  quality: bilingual('画质', 'Quality'),
} as const satisfies Record<string, BilingualText>;
export type GuideGroup = keyof typeof guideGroups;

/** 拍照要求: one requirement to meet when taking the photo and to verify in the photo; without days it always applies. */
export interface GuideRow extends Partial<InForce> {
  readonly group: GuideGroup;
  /** Undefined: every method. */
  readonly method?: PhotoMethod;
  /** Undefined: every province. */
  readonly in?: readonly ProvinceCode[];
  readonly instruction: BilingualText;
  /** Short form for the notice that asks for the photo; undefined: not mentioned there. */
  readonly essential?: BilingualText;
  /** What is wrong with a photo that does not meet it, as its applicant reads it; with `reason` only. */
  readonly fault?: BilingualText;
  /** Return reason if the photo does not meet the requirement; null: not visible in the photo. */
  readonly reason: ReasonCode | null;
  /** Key of docs/spec/rules.md R-13, or SEED. */
  readonly source: string;
}
