import type { OrderFacts } from '../order/facts.ts';
import { fill, type Text, text } from '../text.ts';
import { doubts } from './file-limits.ts';
import { currentChecks, type MachineCheckName, type StoredMachineCheck } from './machine-checks.ts';
import { type ColourName, type ColourShare, colours } from './measures.ts';
import { sayFault } from './says.ts';

/** 照片提示: what the machine saw in the verification photo, a line each. Never a verdict. */
export interface PhotoHint {
  readonly about: PhotoHintAbout;
  readonly label: Text;
  /** What was measured. */
  readonly says: Text;
  /** What may be wrong with it; null: nothing. */
  readonly doubt: Text | null;
  readonly colours: readonly { readonly name: ColourName; readonly label: Text; readonly share: number }[];
}

export const photoHintRows = {
  size: {
    label: text('尺寸', 'Size'),
    says: ({ width, height }: Figures) => text(`${width}×${height} 像素`, `${width}×${height} pixels`),
  },
  sharpness: {
    label: text('清晰度', 'Sharpness'),
    says: ({ sharpness }: Figures) =>
      fill(text('{sharpness}（{least} 以下可能模糊）', '{sharpness} (below {least} it may be blurred)'), {
        sharpness: Math.round(Number(sharpness)),
        least: doubts.sharpness,
      }),
  },
  exposure: {
    label: text('光线', 'Light'),
    says: ({ mean, dark, bright }: Figures) =>
      fill(text('平均亮度 {mean}，过暗 {dark}，过亮 {bright}', 'mean {mean}, too dark {dark}, too bright {bright}'), {
        mean: percent(Number(mean) / 255),
        dark: percent(Number(dark)),
        bright: percent(Number(bright)),
      }),
  },
  top: { label: text('上衣', 'Top'), says: (figures: Figures) => sayColours(figures) },
  background: { label: text('背景', 'Background'), says: (figures: Figures) => sayColours(figures) },
} as const satisfies Partial<
  Record<MachineCheckName, { readonly label: Text; readonly says: (figures: Figures) => Text }>
>;
type Figures = Readonly<Record<string, unknown>>;
export type PhotoHintAbout = keyof typeof photoHintRows;
const photoHintKinds = Object.keys(photoHintRows) as PhotoHintAbout[];

const percent = (share: number): string => `${Math.round(share * 100)}%`;
const sharesOf = (figures: Figures): readonly ColourShare[] => (figures.colours ?? []) as readonly ColourShare[];
const sayColours = (figures: Figures): Text => {
  const named = sharesOf(figures).map(({ name, share }) => ({ label: colours[name], share: percent(share) }));
  return {
    zh: named.map(({ label, share }) => `${label.zh} ${share}`).join('，'),
    en: named.map(({ label, share }) => `${label.en} ${share}`).join(', '),
  };
};

/** The lines for an order's verification photo, in a fixed order; none while it is not there or not looked at. Pure. */
export function photoHints(
  facts: Parameters<typeof currentChecks>[0] & Pick<OrderFacts, 'materials'>,
  stored: readonly StoredMachineCheck[],
): PhotoHint[] {
  const current = currentChecks(facts, stored).filter(({ item }) => item === 'material.FACE_PHOTO');
  return photoHintKinds.flatMap((about) => {
    const check = current.find((one) => one.check === about);
    if (check === undefined) return [];
    const said = check.fault === null ? null : sayFault(check.fault, check.facts, { kind: 'FACE_PHOTO', desk: true });
    return [
      {
        about,
        label: photoHintRows[about].label,
        says: photoHintRows[about].says(check.facts),
        doubt: said?.message ?? null,
        colours: sharesOf(check.facts).map(({ name, share }) => ({ name, label: colours[name], share })),
      },
    ];
  });
}
