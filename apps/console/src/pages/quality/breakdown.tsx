import { Segmented } from 'antd';
import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import type { QualityFigures as Figures } from '../../generated/quality.ts';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { useUrl } from '../../ui/use-url.ts';
import { agreementColumns, Count } from './cells.tsx';
import { cutOf, qualityListPath, spotChecksPath } from './links.ts';
import { meanText, shareText } from './numbers.ts';
import { qualityTexts } from './texts.ts';

const cuts = ['REVIEWER', 'KIND', 'PROVINCE'] as const satisfies readonly Figures['dimension'][];
type By = (typeof cuts)[number];

/** The same figures along one dimension, largest first; each number links to its list. */
export function Breakdown({ figures, days }: { figures: readonly Figures[]; days: number }) {
  const t = useT();
  const { params, change } = useUrl();
  const by = cuts.find((one) => one === params.get('by')) ?? 'REVIEWER';
  const { col } = qualityTexts;
  const cut = ({ value }: Figures) => cutOf(by, value, days);
  const columns: Column<Figures>[] = [
    { key: 'label', title: qualityTexts.by[by], kind: 'head' },
    { key: 'decided', title: col.decided, kind: 'number' },
    {
      key: 'returned',
      title: col.returned,
      kind: 'number',
      cell: ({ returned, decided }) => shareText(returned, decided),
    },
    {
      key: 'first',
      title: col.first,
      kind: 'number',
      cell: ({ pushedFirst, pushed }) => shareText(pushedFirst, pushed),
    },
    {
      key: 'rounds',
      title: col.rounds,
      kind: 'number',
      cell: (row) =>
        row.pushed === 0 ? (
          '–'
        ) : (
          <Link to={qualityListPath('rounds', cut(row))}>{meanText(row.rounds, row.pushed)}</Link>
        ),
    },
    {
      key: 'late',
      title: col.late,
      kind: 'number',
      cell: (row) => <Count n={row.late} to={qualityListPath('late', cut(row))} />,
    },
    {
      key: 'escapes',
      title: col.escapes,
      kind: 'number',
      cell: (row) => <Count n={row.escapes} to={qualityListPath('escapes', cut(row))} />,
    },
    {
      key: 'looked',
      title: col.looked,
      kind: 'number',
      cell: (row) => <Count n={row.looked} to={spotChecksPath({ list: 'ENDED', state: 'DONE', ...cut(row) })} />,
    },
    {
      key: 'missed',
      title: col.missed,
      kind: 'number',
      cell: (row) => <Count n={row.missed} to={spotChecksPath({ list: 'ENDED', outcome: 'MISSED', ...cut(row) })} />,
    },
    { key: 'items', title: col.items, kind: 'number' },
    ...agreementColumns,
  ];
  return (
    <ListCard
      title={t(qualityTexts.breakdown)}
      actions={
        <Segmented<By>
          size="small"
          aria-label={t(qualityTexts.breakdown)}
          value={by}
          onChange={(by) => change({ by })}
          options={cuts.map((value) => ({ value, label: t(qualityTexts.by[value]) }))}
        />
      }
      rows={figures
        .filter(({ dimension, value }) => dimension === by && value !== '')
        .sort((a, b) => b.decided - a.decided || a.label.localeCompare(b.label))}
      columns={columns}
      idOf={({ value }) => value}
      empty={qualityTexts.emptyTitle}
    />
  );
}
