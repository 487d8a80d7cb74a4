import { fieldRow, isFieldId } from '@beian/domain/filing';
import { t } from '../../app/providers/i18n.ts';
import type { Item } from '../../order/documents.ts';
import { FormerValues, PresentValues } from '../../ui/difference/difference.tsx';
import { commonTexts } from '../../ui/texts.ts';
import parts from '../parts.module.css';
import { itemTexts } from '../texts.ts';

/** The value is stored as its digest, which says nothing to a person. */
export const isDigest = ({ key }: Pick<Item, 'key'>): boolean => isFieldId(key) && fieldRow(key).digest !== undefined;

/** Without a comparison, or where nothing changed, the value is compared with itself. */
const sides = ({ key, registered, now, masked, valueLabels, changed }: Item, compares: boolean) => ({
  field: key,
  before: changed && compares ? registered : now,
  after: now,
  masked,
  labels: valueLabels,
});

/** Present values, with what changed marked where they are compared. */
export function NowValues({ item, compares }: { item: Item; compares: boolean }) {
  if (item.now !== null && isDigest(item)) return t(itemTexts.digest);
  const { before, after } = sides(item, compares);
  if ((after ?? []).length === 0 && (before ?? []).length < 2)
    return <span className={parts.faint}>{t(item.erased ? itemTexts.erased : commonTexts.none)}</span>;
  return <PresentValues {...sides(item, compares)} />;
}

/** The values of the filed record; what the order replaces is underlined. */
export function RegisteredValues({ item }: { item: Item }) {
  if ((item.registered ?? []).length === 0)
    return <span className={parts.faint}>{item.erased ? t(itemTexts.erased) : t(commonTexts.none)}</span>;
  const { registered, now, changed } = item;
  return <FormerValues {...sides(item, true)} before={registered} after={changed ? now : registered} />;
}
