import { itemKinds, MIN_AGREEMENT_ITEMS } from '@beian/domain/quality';
import { t } from '../../app/providers/i18n.ts';
import type { QualityFigures as Figures } from '../../generated/quality.ts';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { agreementColumns } from './cells.tsx';
import { qualityTexts } from './texts.ts';

const order = Object.keys(itemKinds);
const { col } = qualityTexts;

const columns: readonly Column<Figures>[] = [
  { key: 'label', title: col.kindOfItem, kind: 'head' },
  { key: 'passPass', title: col.bothPass, kind: 'number' },
  { key: 'passReturn', title: col.passReturn, kind: 'number' },
  { key: 'returnPass', title: col.returnPass, kind: 'number' },
  { key: 'returnReturn', title: col.bothReturn, kind: 'number' },
  ...agreementColumns,
];

/** Agreement of two reviewers by kind of item: the four counts, share and kappa. */
export function Agreements({ figures }: { figures: readonly Figures[] }) {
  return (
    <ListCard
      title={t(qualityTexts.agreement)}
      lead={t(qualityTexts.agreementSays, { n: MIN_AGREEMENT_ITEMS })}
      rows={[...figures].sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value))}
      columns={columns}
      idOf={({ value }) => value}
      empty={qualityTexts.noLooks}
    />
  );
}
