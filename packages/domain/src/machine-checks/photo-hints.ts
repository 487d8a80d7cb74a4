import type { OrderFacts } from '../order/facts.ts';
import { type BilingualText, bilingual, fillTemplate } from '../text/bilingual-text.ts';
import { faultMessage } from './fault-messages.ts';
import { faceThresholds, imageThresholds } from './file-limits.ts';
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
    says: ({ sharpness }: Figures, fault: string | null) =>
      saySharpness(
        Number(sharpness),
        imageThresholds.sharpness,
        fault,
        bilingual('照片清晰度', 'sharpness of the photo'),
      ),
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
  faces: {
    label: bilingual('人脸', 'Faces'),
    says: ({ count }: Figures, fault: string | null) =>
      count === 0
        ? bilingual('没有找到人脸', 'no face found')
        : orNormal(
            fillTemplate(bilingual('找到 {count} 张人脸', 'faces found: {count}'), { count: Number(count) }),
            fault,
          ),
  },
  faceSize: {
    label: bilingual('人脸大小', 'Size of the face'),
    says: ({ height }: Figures, fault: string | null) =>
      orNormal(
        fillTemplate(bilingual('人脸占画面高度的 {height}', '{height} of the height'), {
          height: percent(Number(height)),
        }),
        fault,
      ),
  },
  facePlace: {
    label: bilingual('人脸位置', 'Place of the face'),
    says: ({ aside }: Figures, fault: string | null) => orNormal(sayAside(Number(aside)), fault),
  },
  facePose: {
    label: bilingual('头部姿势', 'Pose of the head'),
    says: ({ tilt }: Figures, fault: string | null) =>
      orNormal(
        fillTemplate(bilingual('头部倾斜 {tilt}°', 'head tilted by {tilt}°'), { tilt: Math.abs(Number(tilt)) }),
        fault,
      ),
  },
  eyes: {
    label: bilingual('眼睛', 'Eyes'),
    // Closed eyes have as much contrast as open ones.
    says: ({ eyeContrast }: Figures, fault: string | null) =>
      fillTemplate(
        fault === null
          ? bilingual('眼部对比度 {contrast}，未见遮挡', 'contrast at the eyes {contrast}, not covered')
          : bilingual('眼部对比度 {contrast}', 'contrast at the eyes {contrast}'),
        { contrast: Number(eyeContrast).toFixed(2) },
      ),
  },
  faceSharpness: {
    label: bilingual('人脸清晰度', 'Sharpness of the face'),
    says: ({ sharpness }: Figures, fault: string | null) =>
      saySharpness(
        Number(sharpness),
        faceThresholds.sharpness,
        fault,
        bilingual('人脸清晰度', 'sharpness of the face'),
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
/** Where a face stands, `aside` by the photo's width: negative to the left of its middle. */
const sayAside = (aside: number): BilingualText =>
  aside === 0
    ? bilingual('人脸居中', 'in the middle')
    : fillTemplate(
        aside < 0
          ? bilingual('人脸偏左 {aside}', '{aside} left of the middle')
          : bilingual('人脸偏右 {aside}', '{aside} right of the middle'),
        { aside: percent(Math.abs(aside)) },
      );
/** `what`: a photo and its face have a sharpness each, and stand side by side. */
function saySharpness(value: number, least: number, fault: string | null, what: BilingualText): BilingualText {
  const said = bilingual(`${what.zh} ${Math.round(value)}`, `${what.en} ${Math.round(value)}`);
  return fault === null ? orNormal(said, fault) : bilingual(`${said.zh}，低于 ${least}`, `${said.en}, below ${least}`);
}
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
