import { passKinds } from '@beian/domain/quality';
import { t } from '../../app/providers/i18n.ts';
import type { QualityFigures as Figures } from '../../generated/quality.ts';
import { type Column, figure } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { shareText } from './numbers.ts';
import { qualityTexts } from './texts.ts';

const order = Object.keys(passKinds);
const { col } = qualityTexts;

const columns: readonly Column<Figures>[] = [
  { key: 'label', title: col.passKind, kind: 'head' },
  { key: 'looked', title: col.looked, kind: 'number' },
  figure('foundOrders', col.foundOrders, ({ caught, missed, looked }) => foundText(caught + missed, looked)),
  figure('passedItems', col.passedItems, ({ passPass, passReturn }) => passPass + passReturn),
  figure('foundItems', col.foundItems, ({ passPass, passReturn }) => foundText(passReturn, passPass + passReturn)),
];

const foundText = (found: number, of: number): string => (of === 0 ? '–' : `${found} (${shareText(found, of)})`);

/** What spot checks found of approvals and items that were passed as a group, and of all others. */
export function PassKinds({ figures }: { figures: readonly Figures[] }) {
  // Returns have no kind of pass.
  const rows = figures
    .filter(({ value }) => value !== '')
    .sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
  return (
    <ListCard
      title={t(qualityTexts.passKinds)}
      lead={t(qualityTexts.passKindsSays)}
      rows={rows}
      columns={columns}
      idOf={({ value }) => value}
      empty={qualityTexts.noLooks}
    />
  );
}
