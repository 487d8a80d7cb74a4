import type { OrderFacts } from '../order/facts.ts';
import { type BilingualText, bilingual, fillTemplate } from '../text/bilingual-text.ts';
import { faultMessage } from './fault-messages.ts';
import { imageThresholds } from './file-limits.ts';
import { currentChecks, type MachineCheckName, type StoredMachineCheck } from './machine-checks.ts';
import { type ColourName, type ColourShare, colours } from './measures.ts';

/** 照片提示: one observation about the verification photo. Never a verdict. */
export interface PhotoHint {
  readonly about: PhotoHintAbout;
  readonly label: BilingualText;
  /** The measurement. */
  readonly says: BilingualText;
  /** What may be wrong; null: nothing. */
  readonly doubt: BilingualText | null;
  readonly colours: readonly { readonly name: ColourName; readonly label: BilingualText; readonly share: number }[];
}

/** Said after a figure that is in order; a doubt has its own sentence. */
const normal = { zh: '，正常', en: ', normal' };
const orNormal = (text: BilingualText, fault: string | null): BilingualText =>
  fault === null ? { zh: text.zh + normal.zh, en: text.en + normal.en } : text;

export const photoHintRows = {
  size: {
    label: bilingual('尺寸', 'Size'),
    says: ({ width, height }: Figures, fault: string | null) =>
      orNormal(bilingual(`${width}×${height} 像素`, `${width}×${height} pixels`), fault),
  },
  sharpness: {
    label: bilingual('清晰度', 'Sharpness'),
    says: ({ sharpness }: Figures, fault: string | null) => {
      const figures = { sharpness: Math.round(Number(sharpness)), least: imageThresholds.sharpness };
      return fault === null
        ? orNormal(fillTemplate(bilingual('清晰度 {sharpness}', 'sharpness {sharpness}'), figures), fault)
        : fillTemplate(bilingual('清晰度 {sharpness}，低于 {least}', 'sharpness {sharpness}, below {least}'), figures);
    },
  },
  exposure: {
    label: bilingual('光线', 'Light'),
    // 0 is black, 1 white.
    says: ({ mean }: Figures, fault: string | null) =>
      orNormal(
        fillTemplate(bilingual('亮度 {mean}', 'brightness {mean}'), { mean: (Number(mean) / 255).toFixed(2) }),
        fault,
      ),
  },
  top: { label: bilingual('上衣', 'Top'), says: (figures: Figures) => sayColours(figures) },
  background: { label: bilingual('背景', 'Background'), says: (figures: Figures) => sayColours(figures) },
} as const satisfies Partial<
  Record<
    MachineCheckName,
    { readonly label: BilingualText; readonly says: (figures: Figures, fault: string | null) => BilingualText }
  >
>;
type Figures = Readonly<Record<string, unknown>>;
export type PhotoHintAbout = keyof typeof photoHintRows;
const photoHintKinds = Object.keys(photoHintRows) as PhotoHintAbout[];

const percent = (share: number): string => `${Math.round(share * 100)}%`;
const sharesOf = (figures: Figures): readonly ColourShare[] => (figures.colours ?? []) as readonly ColourShare[];
const sayColours = (figures: Figures): BilingualText => {
  const named = sharesOf(figures).map(({ name, share }) => ({ label: colours[name], share: percent(share) }));
  return {
    zh: named.map(({ label, share }) => `${label.zh} ${share}`).join('，'),
    en: named.map(({ label, share }) => `${label.en} ${share}`).join(', '),
  };
};

/** The hints for an order's verification photo, in a fixed order; empty if it is missing or not checked yet. Pure. */
export function photoHints(
  facts: Parameters<typeof currentChecks>[0] & Pick<OrderFacts, 'materials'>,
  stored: readonly StoredMachineCheck[],
): PhotoHint[] {
  const current = currentChecks(facts, stored).filter(({ item }) => item === 'material.FACE_PHOTO');
  return photoHintKinds.flatMap((about) => {
    const check = current.find((one) => one.check === about);
    if (check === undefined) return [];
    const said =
      check.fault === null ? null : faultMessage(check.fault, check.facts, { kind: 'FACE_PHOTO', desk: true });
    return [
      {
        about,
        label: photoHintRows[about].label,
        says: photoHintRows[about].says(check.facts, check.fault),
        doubt: said?.message ?? null,
        colours: sharesOf(check.facts).map(({ name, share }) => ({ name, label: colours[name], share })),
      },
    ];
  });
}
