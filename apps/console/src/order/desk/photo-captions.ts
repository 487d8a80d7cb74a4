import '../../i18n/photo-texts.ts';
import { RESIDENT_ID } from '@beian/domain/filing';
import { photoRegions } from '@beian/domain/machine-checks';
import { fullTime } from '../../common/time.ts';
import type { useT } from '../../providers/i18n.ts';
import type { Item, Order, ReturnReason } from '../documents.ts';
import type { MeasuredRegion } from './stage-picture.tsx';
import type { PhotoReview, Shown } from './use-viewer.ts';

/** Title and facts of each picture of a photo review. */
export type PhotoCaptions = (one: Shown) => { readonly title: string; readonly facts: string };

export type ReviewedOrder = Pick<Order, 'items' | 'timeline' | 'bureauAppPhoto'>;

const day = (at: string): string => fullTime(at).slice(0, 10);

/** The captions: when a picture was taken, its size, until when the ID is valid, and what became of the last photo and why. */
export function photoCaptions(
  { items, timeline, bureauAppPhoto }: ReviewedOrder,
  reasons: readonly ReturnReason[],
  t: ReturnType<typeof useT>,
): PhotoCaptions {
  const validity = items.find(({ key }) => key === 'website.principal.idValidUntil');
  const validUntil = validity?.masked === true ? undefined : validity?.now?.[0];
  const refused = timeline.findLast(({ event }) => event === 'rejectPhoto');
  const nameOf = (code: string) => reasons.find((one) => one.code === code)?.label ?? code;
  return ({ material, version }) => {
    const { createdAt, width, height } = material;
    const size = t('photo.pixels', { width, height });
    if (version === null) {
      const shotAt = bureauAppPhoto?.shotAt ?? null;
      const at =
        shotAt === null ? t('viewer.uploaded', { at: fullTime(createdAt) }) : t('photo.shot', { at: fullTime(shotAt) });
      return { title: t('photo.now'), facts: t('photo.facts', { one: at, other: size }) };
    }
    if (version.role === 'ID_PORTRAIT')
      return {
        title: t('photo.portrait'),
        facts: validUntil === undefined ? '' : t('photo.validUntil', { day: validUntil }),
      };
    if (version.role === 'LAST_ACCEPTED')
      return { title: t('photo.last'), facts: t('photo.accepted', { day: day(createdAt) }) };
    if (version.role === 'LAST_RETURNED') {
      const codes = refused?.detail?.match(/[A-Z]{3}-\d{2}/g) ?? [];
      const said = t('photo.refused', { day: day(refused?.at ?? createdAt) });
      return {
        title: t('photo.last'),
        facts:
          codes.length === 0 ? said : t('photo.facts', { one: said, other: codes.map(nameOf).join(t('common.and')) }),
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
