import { RESIDENT_ID } from '@beian/domain/filing';
import { photoRegions } from '@beian/domain/machine-checks';
import { t } from '../../app/providers/i18n.ts';
import type { Item, Order, ReturnReason } from '../../order/documents.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { shownValue } from '../../ui/value-text.ts';
import type { MeasuredRegion } from '../stage/stage-picture.tsx';
import type { PhotoReview, Shown } from '../stage/use-viewer.ts';
import { viewerTexts } from '../stage/viewer-texts.ts';
import { photoTexts } from './photo-texts.ts';

export type PhotoCaptions = (one: Shown) => { readonly title: string; readonly facts: string };

export type ReviewedOrder = Pick<Order, 'items' | 'timeline' | 'bureauAppPhoto'>;

const day = (at: string): string => fullTime(at).slice(0, 10);

/** The captions: when a picture was taken, its size, until when the ID is valid, and what became of the last photo and why. */
export function photoCaptions(
  { items, timeline, bureauAppPhoto }: ReviewedOrder,
  reasons: readonly ReturnReason[],
): PhotoCaptions {
  const validity = items.find(({ key }) => key === 'website.principal.idValidUntil');
  const [end] = validity?.masked === true ? [] : (validity?.now ?? []);
  const validUntil =
    end === undefined ? undefined : shownValue('website.principal.idValidUntil', end, validity?.valueLabels ?? []);
  const refused = timeline.findLast(({ event }) => event === 'rejectPhoto');
  const nameOf = (code: string) => reasons.find((one) => one.code === code)?.label ?? code;
  return ({ material, version }) => {
    const { createdAt, width, height } = material;
    const size = t(photoTexts.pixels, { width, height });
    if (version === null) {
      const shotAt = bureauAppPhoto?.shotAt ?? null;
      const at =
        shotAt === null
          ? t(viewerTexts.uploaded, { at: fullTime(createdAt) })
          : t(photoTexts.shot, { at: fullTime(shotAt) });
      return { title: t(photoTexts.now), facts: t(photoTexts.facts, { one: at, other: size }) };
    }
    if (version.role === 'ID_PORTRAIT')
      return {
        title: t(photoTexts.portrait),
        facts: validUntil === undefined ? '' : t(photoTexts.validUntil, { day: validUntil }),
      };
    if (version.role === 'LAST_ACCEPTED')
      return { title: t(photoTexts.last), facts: t(photoTexts.accepted, { day: day(createdAt) }) };
    if (version.role === 'LAST_RETURNED') {
      const codes = refused?.detail?.match(/[A-Z]{3}-\d{2}/g) ?? [];
      const said = t(photoTexts.refused, { day: day(refused?.at ?? createdAt) });
      return {
        title: t(photoTexts.last),
        facts:
          codes.length === 0
            ? said
            : t(photoTexts.facts, { one: said, other: codes.map(nameOf).join(t(commonTexts.and)) }),
      };
    }
    return { title: version.label, facts: size };
  };
}

/** What the viewer must know of an order whose photo is reviewed. */
export const photoReviewOf = (items: readonly Item[]): PhotoReview => ({
  hasResidentId: items.some(({ key, now }) => key === 'website.principal.idType' && now?.[0] === RESIDENT_ID),
});

/** The parts of the photo whose colours the machine has named. */
export const regionsOf = ({ photoHints }: Pick<Item, 'photoHints'>): MeasuredRegion[] =>
  (['top', 'background'] as const).flatMap((region) => {
    const hint = photoHints.find(({ about }) => about === region);
    return hint === undefined ? [] : photoRegions[region].map((area) => ({ area, isDoubtful: hint.doubt !== null }));
  });
