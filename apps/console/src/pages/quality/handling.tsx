import { ourDuties } from '@beian/domain/clock';
import { t } from '../../app/providers/i18n.ts';
import type { Quality } from '../../generated/quality.ts';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { useUrl } from '../../ui/use-url.ts';
import { Handled } from './cells.tsx';
import { qualityTexts } from './texts.ts';

type Cell = Quality['handling'][number];

/** Working time from claim to decision by stage: median and 90th percentile, for all, per reviewer or kind. */
export function Handling({ handling, all }: { handling: readonly Cell[]; all: boolean }) {
  const { params } = useUrl();
  const by = all && ['KIND', 'PROVINCE'].includes(params.get('by') ?? '') ? params.get('by') : 'REVIEWER';
  const duties = ourDuties.filter((duty) => handling.some((cell) => cell.duty === duty));
  const shown = handling.filter(({ dimension }) => dimension === 'ALL' || dimension === by);
  const idOf = ({ dimension, value }: Cell) => `${dimension} ${value}`;
  const rows = [...new Set(shown.map(idOf))].map((id) => ({ id, cells: shown.filter((cell) => idOf(cell) === id) }));
  return (
    <ListCard
      title={t(qualityTexts.handling)}
      lead={t(qualityTexts.handlingSays)}
      rows={duties.length === 0 ? [] : rows}
      columns={[
        {
          key: 'name',
          title: qualityTexts.by[by as 'REVIEWER'],
          kind: 'head',
          cell: ({ cells: [cell] }) => (cell?.dimension === 'ALL' ? t(qualityTexts.all) : cell?.label),
        },
        ...duties.map((duty) => ({
          key: duty,
          title: handling.find((cell) => cell.duty === duty)?.dutyLabel ?? duty,
          kind: 'number' as const,
          cell: ({ cells }: (typeof rows)[number]) => <Handled of={cells.find((cell) => cell.duty === duty)} />,
        })),
      ]}
      empty={qualityTexts.noHandling}
    />
  );
}
