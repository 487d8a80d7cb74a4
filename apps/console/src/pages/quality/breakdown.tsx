import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import type { QualityFigures as Figures } from '../../generated/quality.ts';
import { type Column, figure } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { useUrlTabs } from '../../ui/use-url-tabs.tsx';
import { agreementColumns, Count } from './cells.tsx';
import { cutOf, qualityListPath, spotChecksPath } from './links.ts';
import { meanText, shareText } from './numbers.ts';
import { qualityTexts } from './texts.ts';

/** The same figures along one dimension, largest first; each number links to its list. */
export function Breakdown({ figures, days }: { figures: readonly Figures[]; days: number }) {
  const [by, tabs] = useUrlTabs('by', qualityTexts.breakdown, qualityTexts.by);
  const { col } = qualityTexts;
  const cut = ({ value }: Figures) => cutOf(by, value, days);
  const columns: Column<Figures>[] = [
    { key: 'label', title: qualityTexts.by[by], kind: 'head' },
    { key: 'decided', title: col.decided, kind: 'number' },
    figure('returned', col.returned, ({ returned, decided }) => shareText(returned, decided)),
    figure('first', col.first, ({ pushedFirst, pushed }) => shareText(pushedFirst, pushed)),
    figure('rounds', col.rounds, (row) =>
      row.pushed === 0 ? '–' : <Link to={qualityListPath('rounds', cut(row))}>{meanText(row.rounds, row.pushed)}</Link>,
    ),
    figure('late', col.late, (row) => <Count n={row.late} to={qualityListPath('late', cut(row))} />),
    figure('escapes', col.escapes, (row) => <Count n={row.escapes} to={qualityListPath('escapes', cut(row))} />),
    figure('looked', col.looked, (row) => (
      <Count n={row.looked} to={spotChecksPath({ list: 'ENDED', state: 'DONE', ...cut(row) })} />
    )),
    figure('missed', col.missed, (row) => (
      <Count n={row.missed} to={spotChecksPath({ list: 'ENDED', outcome: 'MISSED', ...cut(row) })} />
    )),
    { key: 'items', title: col.items, kind: 'number' },
    ...agreementColumns,
  ];
  return (
    <ListCard
      title={t(qualityTexts.breakdown)}
      actions={tabs}
      rows={figures
        .filter(({ dimension, value }) => dimension === by && value !== '')
        .sort((a, b) => b.decided - a.decided || a.label.localeCompare(b.label))}
      columns={columns}
      idOf={({ value }) => value}
      empty={qualityTexts.emptyTitle}
    />
  );
}
