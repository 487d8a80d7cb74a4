import { recordFilters } from '@beian/domain/filing';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { listOf } from '../../app/providers/data.ts';
import { t } from '../../app/providers/i18n.ts';
import { Domains, Faint, OrderLink } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListPage } from '../../ui/list-page/list-page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { type RecordRow, recordsDocument } from './documents.ts';
import { recordListTexts, recordTexts } from './texts.ts';

const records = listOf('records', recordsDocument, (data) => data.records);

/** All filing records, one row per subject. */
export function RecordList() {
  const columns: Column<RecordRow>[] = [
    {
      key: 'filingNumber',
      title: recordListTexts.filingNumber,
      width: 180,
      kind: 'head',
      cell: (row) => <Link to={`/records/${encodeURIComponent(row.id)}`}>{row.filingNumber || row.name || '—'}</Link>,
    },
    { key: 'name', title: recordListTexts.name },
    { key: 'provinceName', title: recordListTexts.province, width: 126 },
    {
      key: 'domains',
      title: recordListTexts.domains,
      cell: ({ websites, deregisteredAt }) =>
        websites.length === 0 ? (
          <Tag>{t(deregisteredAt === null ? recordTexts.shell : recordTexts.deregistered)}</Tag>
        ) : (
          <Domains of={websites.flatMap((website) => website.domains)} />
        ),
    },
    {
      key: 'openOrder',
      title: recordListTexts.openOrder,
      width: 240,
      cell: ({ openOrder }) =>
        openOrder === null ? (
          <Faint>{t(commonTexts.none)}</Faint>
        ) : (
          <>
            <OrderLink {...openOrder} /> <Faint>{openOrder.stateLabel}</Faint>
          </>
        ),
    },
    { key: 'changedAt', title: recordListTexts.changedAt, kind: 'time' },
  ];
  return (
    <ListPage
      list={records}
      texts={recordListTexts}
      filters={recordFilters}
      columns={columns}
      live="orders"
      download="records"
    />
  );
}
